-- id: postgres_built_struct_more_001
-- dialect: postgres
-- construct: select,json,subquery
-- kind: built_struct
-- reads: t
-- column: t.y -> <result>.b direct
SELECT q.j ->> 'b' AS b FROM (SELECT jsonb_build_object('a', x, 'b', y) AS j FROM t) AS q;
-- end

-- id: postgres_built_struct_more_002
-- dialect: postgres
-- construct: script,struct
-- kind: built_struct
-- reads: t
-- column: t.b -> <result>.second direct
CREATE TYPE pair AS (first int, second int);
SELECT (q.r).second FROM (SELECT ROW(a, b)::pair AS r FROM t) AS q;
-- end
