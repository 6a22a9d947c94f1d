-- id: oracle_pivot_literal_names_001
-- dialect: oracle
-- construct: pivot, star
-- kind: pivot_literal_names
-- reads: c
-- column: c.t -> <result>.t direct
-- column: c.v -> <result>.'A' direct
-- column: c.k -> <result>.* filter
SELECT * FROM (SELECT t, k, v FROM c) PIVOT (SUM(v) FOR k IN ('A'));
-- end

-- id: oracle_pivot_literal_names_002
-- dialect: oracle
-- construct: pivot, star
-- kind: pivot_literal_names
-- reads: c
-- column: c.t -> <result>.t direct
-- column: c.v -> <result>.'A'_N direct
-- column: c.v -> <result>.'A'_M direct
-- column: c.k -> <result>.* filter
SELECT * FROM (SELECT t, k, v FROM c) PIVOT (SUM(v) AS n, MAX(v) AS m FOR k IN ('A'));
-- end

-- id: oracle_pivot_literal_names_003
-- dialect: oracle
-- construct: pivot, insert
-- kind: pivot_literal_names
-- reads: c
-- writes: d
-- column: c.v -> d.a direct
-- column: c.k -> d.* filter
INSERT INTO d (a) SELECT p."'A'" FROM (SELECT k, v FROM c) PIVOT (SUM(v) FOR k IN ('A', 'B')) p;
-- end

-- id: oracle_pivot_literal_names_004
-- dialect: oracle
-- construct: pivot, star
-- kind: pivot_literal_names
-- reads: c
-- column: c.v -> <result>.first_one direct
-- column: c.v -> <result>.2 direct
-- column: c.k -> <result>.* filter
SELECT * FROM (SELECT k, v FROM c) PIVOT (SUM(v) FOR k IN (1 AS first_one, 2));
-- end

-- id: oracle_pivot_literal_names_005
-- dialect: oracle
-- construct: pivot, ctas
-- kind: pivot_literal_names
-- reads: c
-- writes: d
-- column: c.v -> d.'a b' direct
-- column: c.t -> d.t direct
-- column: c.k -> d.* filter
CREATE TABLE d AS SELECT * FROM (SELECT t, k, v FROM c) PIVOT (SUM(v) FOR k IN ('a b'));
-- end
