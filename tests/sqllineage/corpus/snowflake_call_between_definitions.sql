-- id: snowflake_call_between_definitions_001
-- dialect: snowflake
-- construct: function,ctas
-- kind: call_between_definitions
-- reads: one, two, s
-- writes: t1
-- column: one.p -> t1.v direct
-- column: one.k -> t1.* filter
-- column: s.x -> t1.* filter
CREATE FUNCTION pick(a NUMBER) RETURNS NUMBER AS 'SELECT MAX(p) FROM one WHERE k = a';
CREATE TABLE t1 AS SELECT pick(x) AS v FROM s;
CREATE FUNCTION pick(a VARCHAR) RETURNS NUMBER AS 'SELECT MAX(q) FROM two WHERE k = a';
-- end
