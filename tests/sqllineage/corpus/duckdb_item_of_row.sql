-- id: duckdb_item_of_row_001
-- dialect: duckdb
-- construct: insert, subquery, struct
-- kind: item_of_row
-- reads: raw.pair
-- writes: mart.pair
-- column: raw.pair.b -> mart.pair.x direct
-- column: raw.pair.c -> mart.pair.y direct
INSERT INTO mart.pair (x, y)
SELECT q.r[2], row(q.c, q.d)[1] FROM (SELECT row(p.a, p.b) AS r, p.c, p.d FROM raw.pair p) q;
-- end
