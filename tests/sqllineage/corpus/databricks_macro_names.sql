-- id: databricks_macro_names_001
-- dialect: databricks
-- construct: jinja,cte
-- kind: macro_names
-- reads: x
-- column: x.opp_id -> <result>.opp_id direct
with c as (select {{ dbt.safe_cast('opp_id', 'string') }} from {{ ref('x') }})
select opp_id from c
-- end
