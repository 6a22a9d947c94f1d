-- id: spark_macro_constants_001
-- dialect: spark
-- construct: jinja,union,view
-- kind: macro_constants
-- reads: a, b
-- writes: v
-- column: a.id -> v.id direct
-- column: b.id -> v.id direct
-- column: a.ok -> v.* filter
-- column: b.ok -> v.* filter
create view v as
select u.id, u._dbt_source_relation as origin
from ({{ dbt_utils.union_relations(relations=[ref('a'), ref('b')], include=['id', 'name'], where='ok = 1') }}) as u
-- end
