-- id: snowflake_macro_constants_more_001
-- dialect: snowflake
-- construct: jinja,union,ctas
-- kind: macro_constants
-- reads: a, raw.b
-- writes: t
-- column: a.id -> t.id direct
-- column: raw.b.id -> t.id direct
create table t as
with u as (
  {{ dbt_utils.union_relations(relations=[ref('a'), source('raw', 'b')], exclude=['loaded_at'], source_column_name="origin") }}
)
select id, origin, upper(origin) as origin_name from u
-- end
