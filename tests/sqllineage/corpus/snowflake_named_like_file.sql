-- id: snowflake_named_like_file_001
-- dialect: snowflake
-- construct: ctas, quoted_name
-- kind: named_like_file
-- reads: sales/2024
-- writes: o
-- column: sales/2024.a -> o.a direct
CREATE TABLE o AS SELECT a FROM "sales/2024";
-- end
