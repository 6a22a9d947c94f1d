-- id: spark_dollar_schema_001
-- dialect: spark
-- construct: ctas, subquery
-- kind: dollar_schema
-- reads: $src.a, $src.b
-- writes: $dst.o
-- column: $src.a.x -> $dst.o.x direct
-- column: $src.a.k -> $dst.o.* filter
-- column: $src.b.k -> $dst.o.* filter
CREATE TABLE $dst.o AS SELECT x FROM $src.a WHERE k IN (SELECT k FROM $src.b);
-- end

-- id: spark_dollar_schema_002
-- dialect: spark
-- construct: select, join
-- kind: dollar_schema
-- reads: cat.$schema.t, u
-- column: cat.$schema.t.a -> <result>.a direct
-- column: cat.$schema.t.k -> <result>.* join
-- column: u.k -> <result>.* join
SELECT t.a FROM cat.$schema.t JOIN u ON t.k = u.k;
-- end
