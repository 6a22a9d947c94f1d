-- id: snowflake_dbt_macros_of_ctes_01
-- dialect: snowflake
-- construct: jinja, cte
-- reads: raw.x
-- column: raw.x.id -> <result>.id direct
-- column: raw.x.v -> <result>.v direct
-- column: raw.x.id -> <result>.* window
-- column: raw.x.d -> <result>.* window
with x as (select * from raw.x), a as ({{ dbt_utils.deduplicate(relation='x', partition_by='id', order_by='d desc') }}) select id, v from a
-- end

-- id: snowflake_dbt_macros_of_ctes_02
-- dialect: snowflake
-- construct: jinja, cte
-- reads: raw.x
-- column: raw.x.* -> <result>.* direct
with x as (select * from raw.x), final as (select * from x)
{{ dbt_audit(cte_ref="final", created_by="@a", updated_by="@a", created_date="2020-01-01", updated_date="2020-01-01") }}
-- end

-- id: snowflake_dbt_macros_of_ctes_03
-- dialect: snowflake
-- construct: jinja, cte
-- reads: raw_a, raw_b
-- column: raw_a.x -> <result>.x direct
-- column: raw_b.y -> <result>.y direct
-- column: raw_a.id -> <result>.* join
-- column: raw_b.id -> <result>.* join
{{ simple_cte([('a','raw_a'), ('b','raw_b')]) }}
, final AS (SELECT a.x, b.y FROM a JOIN b ON a.id = b.id)
SELECT * FROM final
-- end
