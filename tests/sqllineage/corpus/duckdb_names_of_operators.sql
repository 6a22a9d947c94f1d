-- id: duckdb_names_of_operators_01
-- dialect: duckdb
-- construct: ctas, json
-- reads: a
-- writes: t
-- column: a.doc -> t._col0 direct
-- column: a.doc -> t._col1 direct
CREATE TABLE t AS SELECT doc -> 'x', json_extract(doc, '$.y') FROM a
-- end
