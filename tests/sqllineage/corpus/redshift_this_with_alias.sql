-- id: redshift_this_with_alias_001
-- dialect: redshift
-- construct: jinja,insert
-- kind: this_with_alias
-- reads: erp.bill
-- writes: mart.bill_log
-- column: erp.bill.total -> mart.bill_log.total direct
-- column: erp.bill.bill_no -> mart.bill_log.* filter
insert into mart.bill_log (total)
select b.total
from {{ source('erp', 'bill') }} as b
where b.bill_no > (select coalesce(max(m.bill_no), 0) from {{ this }} m)
-- end
