-- id: bigquery_call_between_definitions_001
-- dialect: bigquery
-- construct: function,ctas
-- kind: call_between_definitions
-- reads: d.one, d.two
-- writes: d.x, d.y
-- column: d.one.a -> <result>.a direct
-- column: d.two.a -> <result>.a direct
-- column: d.one.a -> d.x.a direct
-- column: d.two.a -> d.y.a direct
CREATE OR REPLACE TABLE FUNCTION d.f() AS SELECT a FROM d.one;
CREATE TABLE d.x AS SELECT a FROM d.f();
CREATE OR REPLACE TABLE FUNCTION d.f() AS SELECT a FROM d.two;
CREATE TABLE d.y AS SELECT a FROM d.f();
-- end
