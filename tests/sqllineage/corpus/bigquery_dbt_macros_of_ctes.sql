-- id: bigquery_dbt_macros_of_ctes_01
-- dialect: bigquery
-- construct: jinja, cte
-- reads: x
-- column: x.id -> <result>.id direct
-- column: x.v -> <result>.v direct
-- column: x.id -> <result>.* window
-- column: x.d -> <result>.* window
with a as ({{ dbt_utils.deduplicate(relation=ref('x'), partition_by='id', order_by='d') }}) select id, v from a
-- end
