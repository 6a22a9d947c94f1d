-- id: snowflake_macro_in_place_of_name_01
-- dialect: snowflake
-- construct: jinja, ctas
-- reads: t
-- writes: ["{{ target_of('a') }}"]
-- column: t.a -> {{ target_of('a') }}.a direct
create table {{ target_of('a') }} as select a from t
-- end

-- id: snowflake_macro_in_place_of_name_02
-- dialect: snowflake
-- construct: jinja, select
-- reads: t
-- column: t.a -> <result>.a direct
select {{ alias }}.a from t
-- end
