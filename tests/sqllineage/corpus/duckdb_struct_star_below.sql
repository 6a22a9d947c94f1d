-- id: duckdb_struct_star_below_001
-- dialect: duckdb
-- construct: struct,star,union
-- kind: struct_star_below
-- reads: old_log, new_log
-- column: old_log.entry -> <result>.level direct
-- column: new_log.level -> <result>.level direct
SELECT level FROM (SELECT entry.* FROM old_log UNION ALL BY NAME SELECT level FROM new_log) q;
-- end
