-- id: bigquery_macro_constants_001
-- dialect: bigquery
-- construct: jinja,union
-- kind: macro_constants
-- reads: a, b
-- column: a.id -> <result>.id direct
-- column: b.id -> <result>.id direct
with u as (
    {{ dbt_utils.union_relations(
        relations=[ref('a'), ref('b')],
        source_column_name='src'
    ) }}
)
select id, src from u where src <> 'x'
-- end

-- id: bigquery_macro_constants_002
-- dialect: bigquery
-- construct: jinja,star
-- kind: macro_constants
-- reads: s
-- column: s.* -> <result>.* direct
select *, _dbt_max_partition as mp from {{ ref('s') }}
-- end

-- id: bigquery_macro_constants_003
-- dialect: bigquery
-- construct: jinja,insert
-- kind: macro_constants
-- reads: s
-- writes: t
-- column: s.id -> t.id direct
-- column: s.d -> t.* filter
insert into t (id, until)
select id, date_add(_dbt_max_partition, interval 1 day)
from {{ ref('s') }}
{% if is_incremental() %} where d >= _dbt_max_partition {% endif %}
-- end
