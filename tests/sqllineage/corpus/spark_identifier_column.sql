-- id: spark_identifier_column_01
-- dialect: spark
-- construct: select
-- kind: identifier_column
-- reads: s.t
-- column: s.t.b -> <result>.b direct
-- dropped: 1
SELECT IDENTIFIER(:c) AS a, b FROM s.t;
-- end
