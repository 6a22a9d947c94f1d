-- id: snowflake_dollar_schema_001
-- dialect: snowflake
-- construct: select
-- kind: dollar_schema
-- reads: $db.s.t
-- column: $db.s.t.a -> <result>.a direct
SELECT a FROM $db.s.t;
-- end
