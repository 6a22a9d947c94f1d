-- id: clickhouse_word_named_column_001
-- dialect: clickhouse
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: src.log
-- writes: log
-- column: src.log.a -> log.key direct
-- column: src.log.b -> log.period direct
-- column: src.log.c -> log.unique direct
CREATE TABLE log (
  key String,
  period Date,
  unique Nullable(UInt64),
  INDEX ix_key key TYPE bloom_filter GRANULARITY 4,
  INDEX ix_low lower(key) TYPE minmax,
  PROJECTION by_period (SELECT key, period ORDER BY period),
  CONSTRAINT c CHECK unique > 0
) ENGINE = MergeTree ORDER BY key;
INSERT INTO log SELECT a, b, c FROM src.log;
-- end
