-- id: duckdb_placeholder_cast_001
-- dialect: duckdb
-- construct: insert
-- kind: placeholder_cast
-- reads: s
-- writes: t
-- column: s.k -> t.k direct
-- column: s.d -> t.* filter
INSERT INTO t (k, at) SELECT k, ?::TIMESTAMP FROM s WHERE d IN (?::DATE, ?::DATE);
-- end
