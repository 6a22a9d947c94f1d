-- id: duckdb_word_named_column_001
-- dialect: duckdb
-- construct: ddl, ctas, star, script
-- kind: word_named_column
-- reads: lake.kv, kv
-- writes: kv, kv_copy
-- column: lake.kv.k -> kv.key direct
-- column: lake.kv.v -> kv.value direct
-- column: kv.key -> kv_copy.key direct
-- column: kv.value -> kv_copy.value direct
CREATE TABLE kv (key VARCHAR, value VARCHAR, PRIMARY KEY (key));
INSERT INTO kv SELECT k, v FROM lake.kv;
CREATE TABLE kv_copy AS SELECT * FROM kv;
-- end
