-- id: trino_word_named_column_001
-- dialect: trino
-- construct: ddl, insert, script
-- kind: word_named_column
-- schema: {"tables": {"hive.base.event": ["event_id", "at"]}}
-- reads: hive.raw.kv
-- writes: hive.core.kv
-- column: hive.raw.kv.a -> hive.core.kv.key direct
-- column: hive.raw.kv.b -> hive.core.kv.event_id direct
-- column: hive.raw.kv.c -> hive.core.kv.at direct
-- column: hive.raw.kv.d -> hive.core.kv.index direct
CREATE TABLE hive.core.kv (key varchar, LIKE hive.base.event INCLUDING PROPERTIES, index bigint);
INSERT INTO hive.core.kv SELECT a, b, c, d FROM hive.raw.kv;
-- end
