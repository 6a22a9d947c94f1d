-- id: sqlite_practice_001
-- dialect: sqlite
-- construct: insert, update, cte
-- reads: inp
-- writes: tot
-- column: inp.k -> tot.k direct
-- column: inp.n -> tot.n direct
-- column: tot.n -> tot.n direct
-- column: inp.k -> tot.* group
WITH s AS (SELECT k, count(n) AS n FROM inp GROUP BY k)
INSERT INTO tot (k, n) SELECT k, n FROM s WHERE true ON CONFLICT (k) DO UPDATE SET n = n + excluded.n;
-- end

-- id: sqlite_practice_002
-- dialect: sqlite
-- construct: trigger, update, delete
-- reads: acc
-- writes: acc_sum
-- column: acc_sum.total -> acc_sum.total direct
-- column: acc.bal -> acc_sum.total direct
-- column: acc_sum.owner -> acc_sum.* filter
-- column: acc.owner -> acc_sum.* filter
CREATE TEMP TRIGGER acc_au AFTER UPDATE OF bal, owner ON acc FOR EACH ROW WHEN old.bal <> new.bal
BEGIN
  UPDATE acc_sum SET total = total - old.bal + new.bal WHERE owner = new.owner;
END;
-- end

-- id: sqlite_practice_003
-- dialect: sqlite
-- construct: select, window, subquery
-- reads: m
-- column: m.d -> <result>.d direct
-- column: m.v -> <result>.run direct
-- column: m.v -> <result>.med direct
-- column: m.d -> <result>.* window
-- column: m.v -> <result>.* sort
SELECT d, sum(v) OVER win AS run, (SELECT v FROM m ORDER BY v LIMIT 1 OFFSET 2) AS med
FROM m WINDOW win AS (ORDER BY d ROWS UNBOUNDED PRECEDING) ;
-- end

-- id: sqlite_practice_004
-- dialect: sqlite
-- construct: view, script, rename
-- reads: b, v1
-- writes: v1, v2
-- column: b.x -> v1.x direct
-- column: v1.x -> v2.y direct
DROP VIEW IF EXISTS v1;
CREATE VIEW v1 AS SELECT x FROM b;
CREATE VIEW v2 (y) AS SELECT x FROM v1;
-- end
