-- id: tsql_names_001
-- dialect: tsql
-- construct: script, ctas, insert, aggregate
-- kind: schema_called_temp
-- reads: live.meter, temp.meterday
-- writes: temp.meterday, billing.usage
-- column: live.meter.meter_id -> temp.meterday.meter_id direct
-- column: live.meter.reading_day -> temp.meterday.reading_day direct
-- column: live.meter.kwh -> temp.meterday.kwh direct
-- column: live.meter.meter_id -> temp.meterday.* group
-- column: live.meter.reading_day -> temp.meterday.* group
-- column: temp.meterday.meter_id -> billing.usage.meter_id direct
-- column: temp.meterday.kwh -> billing.usage.kwh direct
-- column: temp.meterday.kwh -> billing.usage.* filter
IF OBJECT_ID('temp.MeterDay', 'U') IS NOT NULL DROP TABLE temp.MeterDay;
SELECT m.meter_id, m.reading_day, MAX(m.kwh) AS kwh
INTO temp.MeterDay
FROM live.Meter m
GROUP BY m.meter_id, m.reading_day;
INSERT INTO billing.Usage (meter_id, kwh)
SELECT d.meter_id, d.kwh FROM temp.MeterDay d WHERE d.kwh > 0;
-- end

-- id: tsql_names_002
-- dialect: tsql
-- construct: ctas, join, aggregate
-- kind: spaced_operator
-- reads: dbo.room, dbo.booking
-- writes: dbo.longstay
-- column: dbo.room.room_no -> dbo.longstay.room_no direct
-- column: dbo.booking.room_id -> dbo.longstay.* join
-- column: dbo.room.room_id -> dbo.longstay.* join
-- column: dbo.booking.nights -> dbo.longstay.* join
-- column: dbo.room.min_nights -> dbo.longstay.* join
-- column: dbo.booking.state -> dbo.longstay.* filter
-- column: dbo.booking.paid -> dbo.longstay.* filter
-- column: dbo.room.room_no -> dbo.longstay.* group
SELECT r.room_no, COUNT(*) AS stays
INTO dbo.LongStay
FROM dbo.Room r
JOIN dbo.Booking b ON b.room_id = r.room_id AND b.nights > /* at least */ = r.min_nights
WHERE b.state < > 'cancelled'
GROUP BY r.room_no
HAVING SUM(b.paid) <
  = 500;
-- end

-- id: tsql_names_003
-- dialect: tsql
-- construct: merge
-- kind: spaced_operator
-- reads: stage.employee
-- writes: hr.employee
-- column: stage.employee.emp_no -> hr.employee.emp_no direct
-- column: stage.employee.grade -> hr.employee.grade direct
-- column: hr.employee.emp_no -> hr.employee.* join
-- column: stage.employee.emp_no -> hr.employee.* join
-- column: hr.employee.grade -> hr.employee.* filter
-- column: stage.employee.grade -> hr.employee.* filter
-- column: stage.employee.hired_on -> hr.employee.* filter
MERGE INTO hr.Employee AS t
USING stage.Employee AS s ON t.emp_no = s.emp_no
WHEN MATCHED AND t.grade ! = s.grade THEN UPDATE SET t.grade = s.grade
WHEN NOT MATCHED BY TARGET AND s.hired_on < = GETDATE()
  THEN INSERT (emp_no, grade) VALUES (s.emp_no, s.grade);
-- end

-- id: tsql_names_004
-- dialect: tsql
-- construct: procedure, update, correlated, no_semicolon
-- kind: spaced_operator
-- reads: dbo.closing, dbo.item
-- writes: dbo.item
-- column: dbo.item.qty -> dbo.item.* filter
-- column: dbo.item.price -> dbo.item.* filter
-- column: dbo.item.grp -> dbo.item.* filter
CREATE PROCEDURE dbo.usp_flag_stock @floor int AS
BEGIN
  IF (SELECT COUNT(*) FROM dbo.Closing WHERE done ! = 1) > = 1 RETURN
  UPDATE i SET i.low = CASE WHEN i.qty ! > @floor THEN 1 ELSE 0 END
  FROM dbo.Item i
  WHERE i.price ! < (SELECT AVG(p.price) FROM dbo.Item p WHERE p.grp = i.grp)
END
-- end

-- id: tsql_names_005
-- dialect: tsql
-- construct: script, insert, join, variable
-- kind: shell_variable
-- reads: erp.dbo.customer, $(stagedb).crm.address
-- writes: dw.dbo.customer
-- column: erp.dbo.customer.cust_no -> dw.dbo.customer.cust_no direct
-- column: $(stagedb).crm.address.city -> dw.dbo.customer.city direct
-- column: $(stagedb).crm.address.cust_no -> dw.dbo.customer.* join
-- column: erp.dbo.customer.cust_no -> dw.dbo.customer.* join
-- column: erp.dbo.customer.rowver -> dw.dbo.customer.* filter
:setvar srcdb erp
INSERT INTO dw.dbo.customer (cust_no, city)
SELECT c.cust_no, a.city
FROM $(srcdb).dbo.customer c
JOIN $(stagedb).crm.address a ON a.cust_no = c.cust_no
WHERE c.rowver > $(lastver);
GO
-- end

-- id: tsql_names_006
-- dialect: tsql
-- construct: ctas, select
-- kind: postgres_syntax
-- reads: dbo.ticket
-- writes: dbo.openticket
-- column: dbo.ticket.code -> dbo.openticket.Ticket Code direct
-- column: dbo.ticket.opened_on -> dbo.openticket.opened direct
-- column: dbo.ticket.closed_on -> dbo.openticket.* filter
SELECT t.code 'Ticket Code', 'open'
       'State', t.opened_on AS opened
INTO dbo.OpenTicket
FROM dbo.Ticket t
WHERE t.closed_on IS NULL;
-- end

-- id: tsql_names_007
-- dialect: tsql
-- construct: script, update, broken
-- kind: unknown_qualifier
-- reads: dbo.orderline
-- writes: dbo.ordertotal
-- column: dbo.orderline.order_id -> dbo.ordertotal.order_id direct
-- column: dbo.orderline.amount -> dbo.ordertotal.total direct
-- column: dbo.orderline.order_id -> dbo.ordertotal.* group
-- dropped: 1
INSERT INTO dbo.OrderTotal (order_id, total)
SELECT ol.order_id, SUM(ol.amount) FROM dbo.OrderLine ol GROUP BY ol.order_id;
UPDATE t SET t.total = l.amount
FROM dbo.OrderTotal t JOIN dbo.OrderLine ol ON ol.order_id = t.order_id;
-- end
