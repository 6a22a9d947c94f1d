-- id: bigquery_table_by_full_name_01
-- dialect: bigquery
-- construct: select, struct
-- schema: {"tables": {"t5": ["s", "t5"]}}
-- reads: t5
-- column: t5.s -> <result>.x direct
SELECT s.t5.x FROM t5
-- end
