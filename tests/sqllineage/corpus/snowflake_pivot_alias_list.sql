-- id: snowflake_pivot_alias_list_001
-- dialect: snowflake
-- construct: pivot, star
-- kind: pivot_alias_list
-- reads: m.t
-- column: m.t.v -> <result>.a direct
-- column: m.t.v -> <result>.b direct
-- column: m.t.k -> <result>.* filter
SELECT * FROM m.t PIVOT (MIN(v) FOR k IN (1, 2)) AS f (a, b);
-- end

-- id: snowflake_pivot_alias_list_002
-- dialect: snowflake
-- construct: pivot, insert
-- kind: pivot_alias_list
-- reads: m.t
-- writes: m.u
-- column: m.t.v -> m.u.jan direct
-- column: m.t.v -> m.u.feb direct
-- column: m.t.month -> m.u.* filter
INSERT INTO m.u (jan, feb) SELECT p.jan, p.feb FROM m.t PIVOT (SUM(v) FOR month IN ('JAN', 'FEB')) AS p (emp, jan, feb);
-- end

-- id: snowflake_pivot_alias_list_003
-- dialect: snowflake
-- construct: pivot, ctas
-- kind: pivot_alias_list
-- schema: {"tables": {"m.t": ["emp", "month", "v"]}}
-- reads: m.t
-- writes: m.u
-- column: m.t.emp -> m.u.who direct
-- column: m.t.v -> m.u.jan direct
-- column: m.t.v -> m.u.feb direct
-- column: m.t.month -> m.u.* filter
CREATE TABLE m.u AS SELECT * FROM m.t PIVOT (SUM(v) FOR month IN ('JAN', 'FEB')) AS p (who, jan, feb);
-- end

-- id: snowflake_pivot_alias_list_004
-- dialect: snowflake
-- construct: pivot, cte, join
-- kind: pivot_alias_list
-- reads: m.t, m.d
-- column: m.t.v -> <result>.two direct
-- column: m.d.name -> <result>.name direct
-- column: m.t.k -> <result>.* filter
-- column: m.t.* -> <result>.* join
-- column: m.d.id -> <result>.* join
WITH w AS (SELECT * FROM m.t PIVOT (MAX(v) FOR k IN (1, 2)) AS f (id, one, two))
SELECT w.two, d.name FROM w JOIN m.d d ON d.id = w.id;
-- end
