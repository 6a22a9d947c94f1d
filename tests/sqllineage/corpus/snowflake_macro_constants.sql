-- id: snowflake_macro_constants_001
-- dialect: snowflake
-- construct: jinja,union
-- kind: macro_constants
-- reads: a, b
-- column: a.id -> <result>.id direct
-- column: b.id -> <result>.id direct
with u as ({{ dbt_utils.union_relations(relations=[ref('a'), ref('b')]) }})
select id, _dbt_source_relation from u
-- end
