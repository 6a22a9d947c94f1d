-- id: snowflake_header_001
-- dialect: snowflake
-- construct: jinja, select
-- kind: header
-- reads: t
-- column: t.a -> <result>.a direct
{{ header }}
SELECT a FROM t;
-- end

-- id: snowflake_header_002
-- dialect: snowflake
-- construct: jinja, insert, script
-- kind: header
-- reads: t, u
-- writes: x
-- column: t.a -> x.a direct
-- column: u.b -> x.b direct
{{ my_header('nightly') }}
INSERT INTO x (a) SELECT a FROM t;
INSERT INTO x (b) SELECT b FROM u;
-- end
