-- id: postgres_called_by_name_001
-- dialect: postgres
-- construct: function,insert
-- kind: called_by_name
-- reads: src
-- writes: ff
-- column: src.id -> ff.id direct
-- column: src.nm -> ff.nm direct
-- column: src.k -> ff.* filter
-- column: src.id -> <result>.id direct
-- column: src.nm -> <result>.nm direct
-- column: src.k -> <result>.* filter
CREATE FUNCTION f(p int) RETURNS TABLE (id int, nm text) LANGUAGE sql AS $$ SELECT s.id, s.nm FROM src s WHERE s.k = p $$;
INSERT INTO ff (id, nm) SELECT f.id, f.nm FROM f(3);
-- end
