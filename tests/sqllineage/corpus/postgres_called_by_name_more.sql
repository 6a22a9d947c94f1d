-- id: postgres_called_by_name_more_001
-- dialect: postgres
-- construct: function,select,lateral
-- kind: called_by_name
-- reads: src, t
-- column: src.nm -> <result>.nm direct
-- column: t.k -> <result>.* filter
-- column: src.k -> <result>.* filter
CREATE FUNCTION g(p int) RETURNS TABLE (nm text) LANGUAGE sql AS $$ SELECT s.nm FROM src s WHERE s.k = p $$;
SELECT g.nm FROM t, LATERAL g(t.k);
-- end
