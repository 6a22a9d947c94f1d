-- id: bigquery_struct_star_alone_001
-- dialect: bigquery
-- construct: struct, star_except, view
-- kind: struct_star_alone
-- reads: d.t
-- writes: d.v
-- column: d.t.m -> d.v.m direct
-- column: d.t.id -> d.v.id direct
CREATE VIEW d.v AS SELECT id, (SELECT AS STRUCT m.* EXCEPT (x)) AS m FROM d.t;
-- end

-- id: bigquery_struct_star_alone_002
-- dialect: bigquery
-- construct: struct, star_replace, select
-- kind: struct_star_alone
-- reads: d.t
-- column: d.t.metrics -> <result>.metrics direct
SELECT (SELECT AS STRUCT t.metrics.* REPLACE (1 AS n)) AS metrics FROM d.t AS t;
-- end

-- id: bigquery_struct_star_alone_003
-- dialect: bigquery
-- construct: struct, star, ctas
-- kind: struct_star_alone
-- reads: d.t
-- writes: d.u
-- column: d.t.a -> d.u.both direct
-- column: d.t.b -> d.u.both direct
CREATE TABLE d.u AS SELECT (SELECT AS STRUCT a.*, b.* EXCEPT (id)) AS both FROM d.t;
-- end
