-- id: duckdb_columns_beside_column_001
-- dialect: duckdb
-- construct: ctas, star
-- kind: columns_beside_column
-- schema: {"tables": {"raw.m": ["a_1", "a_2", "c"]}}
-- reads: raw.m
-- writes: mart.m
-- column: raw.m.a_1 -> mart.m.a_1 direct
-- column: raw.m.c -> mart.m.a_1 direct
-- column: raw.m.a_2 -> mart.m.a_2 direct
-- column: raw.m.c -> mart.m.a_2 direct
CREATE TABLE mart.m AS SELECT COLUMNS('^a_') + c FROM raw.m;
-- end

-- id: duckdb_columns_beside_column_002
-- dialect: duckdb
-- construct: insert, star_except
-- kind: columns_beside_column
-- schema: {"tables": {"raw.basket": ["k", "w", "p", "q"]}}
-- reads: raw.basket
-- writes: mart.basket
-- column: raw.basket.k -> mart.basket.k direct
-- column: raw.basket.p -> mart.basket.x direct
-- column: raw.basket.w -> mart.basket.x direct
-- column: raw.basket.q -> mart.basket.y direct
-- column: raw.basket.w -> mart.basket.y direct
INSERT INTO mart.basket (k, x, y)
SELECT k, round(COLUMNS(* EXCLUDE (k, w)) * w, 2) FROM raw.basket;
-- end

-- id: duckdb_columns_beside_column_003
-- dialect: duckdb
-- construct: insert, window
-- kind: columns_beside_column
-- schema: {"tables": {"raw.vote": ["v_1", "v_2", "area"]}}
-- reads: raw.vote
-- writes: mart.vote
-- column: raw.vote.v_1 -> mart.vote.one direct
-- column: raw.vote.v_2 -> mart.vote.two direct
-- column: raw.vote.area -> mart.vote.* window
INSERT INTO mart.vote (one, two)
SELECT COLUMNS('^v_') / sum(COLUMNS('^v_')) OVER (PARTITION BY area) FROM raw.vote;
-- end

-- id: duckdb_columns_beside_column_004
-- dialect: duckdb
-- construct: ctas, subquery
-- kind: columns_beside_column
-- reads: raw.gauge
-- writes: mart.gauge
-- column: raw.gauge.t_in -> mart.gauge.m_in direct
-- column: raw.gauge.shift -> mart.gauge.m_in direct
-- column: raw.gauge.t_out -> mart.gauge.m_out direct
-- column: raw.gauge.shift -> mart.gauge.m_out direct
-- column: raw.gauge.valid -> mart.gauge.* filter
CREATE TABLE mart.gauge AS
SELECT CASE WHEN q.valid THEN COLUMNS(c -> c LIKE 'm_%') + q.shift END
FROM (SELECT g.t_in AS m_in, g.t_out AS m_out, g.shift, g.valid FROM raw.gauge g) q;
-- end
