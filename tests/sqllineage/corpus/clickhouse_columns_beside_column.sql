-- id: clickhouse_columns_beside_column_001
-- dialect: clickhouse
-- construct: insert, star
-- kind: columns_beside_column
-- schema: {"tables": {"raw.m": ["a_1", "a_2", "c", "k"]}}
-- reads: raw.m
-- writes: mart.m
-- column: raw.m.a_1 -> mart.m.top direct
-- column: raw.m.a_2 -> mart.m.top direct
-- column: raw.m.c -> mart.m.top direct
-- column: raw.m.k -> mart.m.k direct
INSERT INTO mart.m (top, k) SELECT greatest(COLUMNS('^a_'), c), k FROM raw.m;
-- end

-- id: clickhouse_columns_beside_column_002
-- dialect: clickhouse
-- construct: insert, star
-- kind: columns_beside_column
-- schema: {"tables": {"raw.n": ["aa", "cc", "d"]}}
-- reads: raw.n
-- writes: mart.n
-- column: raw.n.aa -> mart.n.x direct
-- column: raw.n.cc -> mart.n.x direct
-- column: raw.n.d -> mart.n.y direct
INSERT INTO mart.n (x, y) SELECT COLUMNS('^a') + COLUMNS('^c'), d FROM raw.n;
-- end

-- id: clickhouse_columns_beside_column_003
-- dialect: clickhouse
-- construct: ctas, star
-- kind: columns_beside_column
-- schema: {"tables": {"raw.p": ["u_1", "u_2", "w"]}}
-- reads: raw.p
-- writes: mart.p
-- column: raw.p.u_1 -> mart.p.best direct
-- column: raw.p.u_2 -> mart.p.best direct
-- column: raw.p.w -> mart.p.w direct
CREATE TABLE mart.p ENGINE = MergeTree ORDER BY w AS
SELECT coalesce(COLUMNS('^u_')) AS best, w FROM raw.p;
-- end
