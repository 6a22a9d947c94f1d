-- id: snowflake_dbt_names_01
-- dialect: snowflake
-- construct: jinja
-- reads: 5sfashion.provinces
-- column: 5sfashion.provinces.a -> <result>.a direct
select a from {{ source('5sfashion','provinces') }}
-- end

-- id: snowflake_dbt_names_02
-- dialect: snowflake
-- construct: jinja, function
-- reads: t
-- column: t.a -> <result>.c direct
-- column: t.b -> <result>.c direct
select {{ adapter.quote_as_configured('a', 'database') }}.{{ m() }}.merge_objects(a, b) as c from t
-- end
