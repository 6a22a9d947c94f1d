-- id: tsql_alias_before_value_001
-- dialect: tsql
-- construct: select,subquery
-- kind: alias_before_value
-- reads: dbo.currency
-- column: dbo.currency.rate -> <result>.latest_rate direct
-- column: dbo.currency.code -> <result>.* filter
SELECT latest_rate = (SELECT TOP 1 c.rate FROM dbo.currency c WHERE c.code = 'EUR');
-- end

-- id: tsql_alias_before_value_002
-- dialect: tsql
-- construct: view,correlated,subquery
-- kind: alias_before_value
-- reads: crm.client, crm.visit
-- writes: crm.v_client
-- column: crm.client.client_no -> crm.v_client.client_no direct
-- column: crm.visit.seen_on -> crm.v_client.last seen direct
-- column: crm.visit.client_no -> crm.v_client.* filter
-- column: crm.client.client_no -> crm.v_client.* filter
CREATE VIEW crm.v_client AS
SELECT k.client_no,
       [last seen] = (SELECT MAX(v.seen_on) FROM crm.visit v WHERE v.client_no = k.client_no)
FROM crm.client k;
-- end

-- id: tsql_alias_before_value_003
-- dialect: tsql
-- construct: union,subquery,ctas
-- kind: alias_before_value
-- reads: hr.staff, hr.grade, hr.extern
-- writes: hr.pay_list
-- column: hr.grade.pay -> hr.pay_list.pay direct
-- column: hr.grade.grade_no -> hr.pay_list.* filter
-- column: hr.staff.grade_no -> hr.pay_list.* filter
-- column: hr.extern.fee -> hr.pay_list.pay direct
-- column: hr.extern.since -> hr.pay_list.* filter
SELECT q.pay
INTO hr.pay_list
FROM (
    SELECT pay = (SELECT g.pay FROM hr.grade g WHERE g.grade_no = s.grade_no) FROM hr.staff s
    UNION ALL
    SELECT pay = CASE WHEN e.since > '2020-01-01' THEN e.fee ELSE e.fee / 2 END FROM hr.extern e
) q;
-- end

-- id: tsql_alias_before_value_004
-- dialect: tsql
-- construct: subquery,variable,insert
-- kind: alias_before_value
-- reads: ops.setting, ops.meter
-- writes: ops.reading
-- column: ops.setting.factor -> ops.reading.amount direct
-- column: ops.setting.name -> ops.reading.* filter
-- column: ops.meter.ticks -> ops.reading.amount direct
DECLARE @factor decimal(9, 3);
SELECT @factor = (SELECT s.factor FROM ops.setting s WHERE s.name = 'meter');
INSERT INTO ops.reading (amount) SELECT amount = m.ticks * @factor FROM ops.meter m;
-- end

-- id: tsql_alias_before_value_005
-- dialect: tsql
-- construct: select,subquery,cte
-- kind: alias_before_value
-- reads: wh.bin, wh.pick
-- writes: wh.load
-- column: wh.bin.bin_no -> wh.load.bin_no direct
-- column: wh.pick.qty -> wh.load.picked direct
-- column: wh.pick.bin_no -> wh.load.* filter
-- column: wh.bin.bin_no -> wh.load.* filter
-- column: wh.bin.zone -> wh.load.zone direct
WITH c AS (
    SELECT b.bin_no,
           'picked' = (SELECT SUM(p.qty) FROM wh.pick p WHERE p.bin_no = b.bin_no),
           [zone] = COALESCE(b.zone, '?')
    FROM wh.bin b
)
INSERT INTO wh.load (bin_no, picked, zone) SELECT c.bin_no, c.picked, c.zone FROM c;
-- end
