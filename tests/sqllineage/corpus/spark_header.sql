-- id: spark_header_001
-- dialect: spark
-- construct: jinja, cte, insert
-- kind: header
-- reads: t
-- writes: x
-- column: t.a -> x.a direct
{{ hint }} WITH c AS (SELECT a FROM t) INSERT INTO x SELECT a FROM c;
-- end
