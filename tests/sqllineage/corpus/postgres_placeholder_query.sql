-- id: postgres_placeholder_query_001
-- dialect: postgres
-- construct: cte, insert
-- kind: placeholder_query
-- writes: r.t
-- dropped: 1
INSERT INTO r.t (a) WITH c AS ( ${q} ) SELECT a FROM c;
-- end

-- id: postgres_placeholder_query_002
-- dialect: postgres
-- construct: cte
-- kind: placeholder_query
-- dropped: 1
WITH c AS ( :q ) SELECT a FROM c;
-- end

-- id: postgres_placeholder_query_003
-- dialect: postgres
-- construct: subquery, insert
-- kind: placeholder_query
-- writes: r.t
-- dropped: 1
INSERT INTO r.t (a) SELECT x.a FROM ( ${q} ) x;
-- end

-- id: postgres_placeholder_query_004
-- dialect: postgres
-- construct: cte, insert
-- kind: placeholder_query
-- writes: r.t
-- dropped: 1
INSERT INTO r.t (a) WITH c AS ( %(query)s ) SELECT a FROM c;
-- end
