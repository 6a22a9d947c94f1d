-- id: clickhouse_moves_001
-- dialect: clickhouse
-- construct: swap, script
-- reads: raw.geo
-- writes: dim.geo
-- column: raw.geo.ip -> dim.geo.ip direct
-- column: raw.geo.city -> dim.geo.city direct
CREATE TABLE dim.geo_tmp (ip UInt32, city String) ENGINE = MergeTree ORDER BY ip;
INSERT INTO dim.geo_tmp (ip, city) SELECT ip, city FROM raw.geo;
EXCHANGE TABLES dim.geo AND dim.geo_tmp;
DROP TABLE dim.geo_tmp;
-- end

-- id: clickhouse_moves_002
-- dialect: clickhouse
-- construct: clone, star
-- schema: {"tables": {"core.acc": ["id", "eur"]}}
-- reads: core.acc
-- writes: bak.acc
-- column: core.acc.id -> bak.acc.id direct
-- column: core.acc.eur -> bak.acc.eur direct
CREATE TABLE bak.acc CLONE AS core.acc ENGINE = MergeTree ORDER BY id;
-- end

-- id: clickhouse_moves_003
-- dialect: clickhouse
-- construct: ddl, script, insert
-- reads: core.src
-- writes: core.dst
-- column: core.src.a -> core.dst.a direct
CREATE TABLE core.dst AS core.src;
INSERT INTO core.dst (a) SELECT a FROM core.src;
-- end
