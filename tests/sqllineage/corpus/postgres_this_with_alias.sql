-- id: postgres_this_with_alias_001
-- dialect: postgres
-- construct: jinja,delete
-- kind: this_with_alias
-- reads: late_rows
-- column: late_rows.id -> <result>.id direct
-- column: late_rows.id -> <result>.* filter
select l.id
from {{ ref('late_rows') }} l
where l.id not in (select old.id from {{ this }} old) {{ row_limit() }}
-- end
