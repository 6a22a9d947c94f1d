-- id: clickhouse_bracketed_with_item_001
-- dialect: clickhouse
-- construct: insert, subquery
-- kind: bracketed_with_item
-- reads: r, s
-- writes: t
-- column: r.a -> t.mx direct
-- column: s.x -> t.x direct
INSERT INTO t WITH (SELECT max(a) FROM r) AS mx SELECT x, mx FROM s;
-- end

-- id: clickhouse_bracketed_with_item_002
-- dialect: clickhouse
-- construct: insert
-- kind: bracketed_with_item
-- reads: s
-- writes: t
-- column: s.a -> t.v direct
-- column: s.b -> t.v direct
insert into t (v) with (a + b) as e select e from s;
-- end

-- id: clickhouse_bracketed_with_item_003
-- dialect: clickhouse
-- construct: insert, subquery
-- kind: bracketed_with_item
-- reads: r, r2, s
-- writes: t
-- column: s.x -> t.x direct
-- column: s.d -> t.* filter
-- column: r.d -> t.* filter
-- column: r2.d -> t.* filter
INSERT INTO t (x)
WITH
    (SELECT min(d) FROM r) AS lo,
    (SELECT max(d) FROM r2) AS hi
SELECT x FROM s WHERE d BETWEEN lo AND hi;
-- end

-- id: clickhouse_bracketed_with_item_004
-- dialect: clickhouse
-- construct: insert, aggregate
-- kind: bracketed_with_item
-- reads: db.s
-- writes: db.t
-- column: db.s.k -> db.t.k direct
-- column: db.s.v -> db.t.share direct
-- column: db.s.k -> db.t.* group
INSERT INTO db.t (k, share)
WITH (SELECT sum(v) FROM db.s) AS total
SELECT k, sum(v) / total FROM db.s GROUP BY k;
-- end

-- id: clickhouse_bracketed_with_item_005
-- dialect: clickhouse
-- construct: insert, cte
-- kind: bracketed_with_item
-- reads: r, s
-- writes: t
-- column: s.x -> t.x direct
-- column: r.a -> t.y direct
INSERT INTO t (x, y)
WITH (SELECT max(a) FROM r) AS mx, c AS (SELECT x FROM s)
SELECT x, mx FROM c;
-- end
