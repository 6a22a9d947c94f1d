-- id: snowflake_identifier_column_01
-- dialect: snowflake
-- construct: select, variable, script
-- kind: identifier_column
-- reads: s.t
-- column: s.t.a -> <result>.x direct
SET c = 'a';
SELECT IDENTIFIER($c) AS x FROM s.t;
-- end

-- id: snowflake_identifier_column_02
-- dialect: snowflake
-- construct: view, quoted_name
-- kind: identifier_column
-- reads: s.t
-- writes: s.v
-- column: s.t.Big -> s.v.big direct
CREATE VIEW s.v AS SELECT IDENTIFIER('"Big"') AS big FROM s.t;
-- end
