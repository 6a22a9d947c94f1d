-- id: spark_grouping_number_01
-- dialect: spark
-- construct: select
-- reads: t
-- column: t.k -> <result>.k direct
-- column: t.k -> <result>.* group
SELECT k, grouping__id FROM t GROUP BY k WITH CUBE
-- end
