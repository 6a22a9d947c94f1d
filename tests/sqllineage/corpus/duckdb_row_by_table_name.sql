-- id: duckdb_row_by_table_name_001
-- dialect: duckdb
-- construct: select, json
-- kind: row_by_table_name
-- reads: lab.sample
-- column: lab.sample.* -> <result>.doc direct
SELECT to_json(sample) AS doc FROM lab.sample;
-- end
