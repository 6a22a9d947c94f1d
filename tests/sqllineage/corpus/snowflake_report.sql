-- id: snowflake_report_union_macro
-- dialect: snowflake
-- construct: jinja, cte, union
-- reads: sale_eu, us.sale
-- column: sale_eu.amount -> <result>.amount direct
-- column: sale_eu.id -> <result>.id direct
-- column: us.sale.amount -> <result>.amount direct
-- column: us.sale.id -> <result>.id direct
with every_sale as (
    {{ dbt_utils.union_relations(relations=[ref('sale_eu'), source('us', 'sale')], exclude=['_loaded_at']) }}
)
select id, amount from every_sale
-- end

-- id: snowflake_report_star_macro
-- dialect: snowflake
-- construct: jinja, join
-- schema: {"tables": {"sale": ["id", "cust", "note"], "cust": ["id", "mail"]}}
-- reads: cust, sale
-- column: cust.id -> <result>.* join
-- column: cust.mail -> <result>.mail direct
-- column: sale.cust -> <result>.* join
-- column: sale.cust -> <result>.cust direct
-- column: sale.id -> <result>.id direct
select {{ dbt_utils.star(from=ref('sale'), relation_alias='s', except=['note']) }}, c.mail
from {{ ref('sale') }} s join {{ ref('cust') }} c on c.id = s.cust
-- end

-- id: snowflake_report_clone_of_identifier
-- dialect: snowflake
-- construct: clone, variable
-- reads: prod.core.part
-- writes: dev.part
-- column: prod.core.part.* -> dev.part.* direct
SET origin = 'prod.core.part';
CREATE TABLE dev.part CLONE IDENTIFIER($origin);
-- end
