-- id: duckdb_local_001
-- dialect: duckdb
-- construct: ctas, select
-- writes: trips
CREATE OR REPLACE TABLE trips AS
SELECT pickup_at, fare FROM read_parquet('s3://taxi/2024/*.parquet', hive_partitioning = true);
-- end

-- id: duckdb_local_002
-- dialect: duckdb
-- construct: copy, unload
-- reads: mart.kpi
COPY (FROM mart.kpi SELECT name, value WHERE value IS NOT NULL) TO 'kpi.parquet' (FORMAT parquet, COMPRESSION zstd);
-- end

-- id: duckdb_local_003
-- dialect: duckdb
-- construct: select
-- reads: sales
-- column: sales.city -> <result>.city direct
-- column: sales.eur -> <result>.eur direct
-- column: sales.city -> <result>.* group
-- column: sales.city -> <result>.* sort
-- column: sales.eur -> <result>.* sort
FROM sales
SELECT city, sum(eur) AS eur
GROUP BY ALL
ORDER BY ALL;
-- end

-- id: duckdb_local_004
-- dialect: duckdb
-- construct: pivot
-- schema: {"tables": {"main.rain": ["station", "season", "mm"]}}
-- default_schema: main
-- reads: rain
-- writes: rain_wide
-- column: rain.station -> rain_wide.station direct
-- column: rain.mm -> rain_wide.summer direct
-- column: rain.mm -> rain_wide.winter direct
-- column: rain.season -> rain_wide.* filter
-- column: rain.station -> rain_wide.* group
CREATE TABLE rain_wide AS
PIVOT rain ON season IN ('summer', 'winter') USING sum(mm) GROUP BY station;
-- end

-- id: duckdb_local_005
-- dialect: duckdb
-- construct: unpivot
-- reads: monthly
-- column: monthly.region -> <result>.region direct
-- column: monthly.jan -> <result>.eur direct
-- column: monthly.feb -> <result>.eur direct
-- column: monthly.mar -> <result>.eur direct
SELECT region, month, eur
FROM (UNPIVOT monthly ON jan, feb, mar INTO NAME month VALUE eur);
-- end

-- id: duckdb_local_006
-- dialect: duckdb
-- construct: star_except, star_replace, star
-- schema: {"tables": {"raw.person": ["id", "name", "born", "iban"]}}
-- reads: raw.person
-- writes: clean.person
-- column: raw.person.id -> clean.person.id direct
-- column: raw.person.name -> clean.person.name direct
-- column: raw.person.born -> clean.person.born direct
CREATE VIEW clean.person AS
SELECT * EXCLUDE (iban) REPLACE (trim(name) AS name, year(born) AS born) FROM raw.person;
-- end

-- id: duckdb_local_007
-- dialect: duckdb
-- construct: insert, star
-- schema: {"tables": {"stage.part": ["label", "part_no"], "core.part": ["part_no", "label"]}}
-- reads: stage.part
-- writes: core.part
-- column: stage.part.part_no -> core.part.part_no direct
-- column: stage.part.label -> core.part.label direct
INSERT INTO core.part BY NAME SELECT * FROM stage.part;
-- end

-- id: duckdb_local_008
-- dialect: duckdb
-- construct: unnest, struct
-- reads: raw.doc
-- column: raw.doc.id -> <result>.id direct
-- column: raw.doc.meta -> <result>.author direct
-- column: raw.doc.tags -> <result>.tag direct
SELECT d.id, d.meta.author AS author, unnest(d.tags) AS tag
FROM raw.doc d;
-- end

-- id: duckdb_local_009
-- dialect: duckdb
-- construct: join, window
-- reads: quotes, trades
-- column: trades.sym -> <result>.sym direct
-- column: trades.px -> <result>.slippage direct
-- column: quotes.mid -> <result>.slippage direct
-- column: trades.sym -> <result>.* join
-- column: quotes.sym -> <result>.* join
-- column: trades.ts -> <result>.* join
-- column: quotes.ts -> <result>.* join
SELECT t.sym, t.px - q.mid AS slippage
FROM trades t ASOF LEFT JOIN quotes q ON t.sym = q.sym AND t.ts >= q.ts;
-- end

-- id: duckdb_local_010
-- dialect: duckdb
-- construct: temp_table, script
-- reads: raw.ping
-- writes: mart.latency
-- column: raw.ping.host -> mart.latency.host direct
-- column: raw.ping.ms -> mart.latency.p95 direct
-- column: raw.ping.host -> mart.latency.* group
-- column: raw.ping.ok -> mart.latency.* filter
CREATE TEMP TABLE good AS SELECT host, ms FROM raw.ping WHERE ok;
INSERT INTO mart.latency (host, p95)
SELECT host, quantile_cont(ms, 0.95) FROM good GROUP BY host;
DROP TABLE good;
-- end

-- id: duckdb_local_011
-- dialect: duckdb
-- construct: copy
-- writes: lineitem
COPY lineitem FROM 'lineitem.tbl' (DELIMITER '|');
-- end

-- id: duckdb_local_012
-- dialect: duckdb
-- construct: json, insert
-- reads: inbox
-- writes: parsed
-- column: inbox.body -> parsed.kind direct
-- column: inbox.body -> parsed.amount direct
-- column: inbox.seen -> parsed.* filter
INSERT INTO parsed (kind, amount)
SELECT body ->> '$.kind', (body -> 'amount')::DOUBLE FROM inbox WHERE NOT seen;
-- end

-- id: duckdb_local_013
-- dialect: duckdb
-- construct: quoted_name, select
-- reads: My Sheet
-- column: My Sheet.Total € -> <result>.total direct
-- column: My Sheet.group -> <result>.* filter
SELECT "Total €" AS total FROM "My Sheet" WHERE "group" = 'x';
-- end

-- id: duckdb_local_014
-- dialect: duckdb
-- construct: window, select
-- schema: {"tables": {"main.lap": ["driver", "lap_no", "sec"]}}
-- default_schema: main
-- reads: lap
-- column: lap.driver -> <result>.driver direct
-- column: lap.lap_no -> <result>.lap_no direct
-- column: lap.sec -> <result>.sec direct
-- column: lap.driver -> <result>.* window
-- column: lap.sec -> <result>.* window
SELECT * FROM lap QUALIFY row_number() OVER (PARTITION BY driver ORDER BY sec) <= 3;
-- end

-- id: duckdb_local_015
-- dialect: duckdb
-- construct: function, script
-- reads: ref.fx
-- column: ref.fx.ccy -> <result>.ccy direct
-- column: ref.fx.rate -> <result>.rate direct
-- column: ref.fx.day -> <result>.* filter
CREATE OR REPLACE MACRO ref.fx_on(d) AS TABLE SELECT ccy, rate FROM ref.fx WHERE day = d;
-- end

-- id: duckdb_local_016
-- dialect: duckdb
-- construct: script, rename
-- reads: orders_new
-- writes: orders
DROP TABLE IF EXISTS orders;
ALTER TABLE orders_new RENAME TO orders;
-- end
