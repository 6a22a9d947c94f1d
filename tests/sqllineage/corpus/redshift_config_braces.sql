-- id: redshift_config_braces_001
-- dialect: redshift
-- construct: jinja, join
-- kind: config_braces
-- reads: stg_invoice, erp.debtor
-- column: stg_invoice.invoice_no -> <result>.invoice_no direct
-- column: erp.debtor.name -> <result>.debtor direct
-- column: erp.debtor.debtor_id -> <result>.* join
-- column: stg_invoice.debtor_id -> <result>.* join
{{
  config(
    materialized = 'table',
    dist = 'invoice_no',
    post_hook = [
      'grant select on {{ this }} to group reporting',
      "{{ log_model_end() }}"
    ]
  )
}}
select i.invoice_no, d.name as debtor
from {{ ref('stg_invoice') }} as i
left join {{ source('erp', 'debtor') }} as d on d.debtor_id = i.debtor_id
-- end
