-- id: snowflake_word_named_column_001
-- dialect: snowflake
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: land.pair
-- writes: core.pair
-- column: land.pair.a -> core.pair.id direct
-- column: land.pair.b -> core.pair.key direct
-- column: land.pair.c -> core.pair.index direct
-- column: land.pair.d -> core.pair.period direct
CREATE OR REPLACE TRANSIENT TABLE core.pair (id NUMBER, key VARCHAR(20), index NUMBER(10,2), period DATE, CONSTRAINT uq UNIQUE (id, key) NOT ENFORCED);
INSERT INTO core.pair SELECT a, b, c, d FROM land.pair;
-- end
