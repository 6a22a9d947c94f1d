-- id: oracle_submitted_text_001
-- dialect: oracle
-- construct: dynamic_sql, insert
-- kind: submitted_text
-- reads: bus_stop
-- writes: bus_stop_hist
-- column: bus_stop.stop_id -> bus_stop_hist.stop_id direct
-- column: bus_stop.name -> bus_stop_hist.name direct
-- column: bus_stop.closed -> bus_stop_hist.* filter
DECLARE
  c INTEGER := DBMS_SQL.OPEN_CURSOR;
  n INTEGER;
BEGIN
  DBMS_SQL.PARSE(c, 'INSERT INTO bus_stop_hist (stop_id, name) SELECT stop_id, name FROM bus_stop WHERE closed = ''Y''', DBMS_SQL.NATIVE);
  n := DBMS_SQL.EXECUTE(c);
  DBMS_SQL.CLOSE_CURSOR(c);
  COMMIT;
END;
/
-- end

-- id: oracle_submitted_text_002
-- dialect: oracle
-- construct: script, dynamic_sql, update
-- kind: submitted_text
-- reads: plant.meter_read
-- writes: plant.meter
-- column: plant.meter_read.kwh -> plant.meter.last_kwh direct
-- column: plant.meter_read.meter_id -> plant.meter.* filter
-- column: plant.meter.meter_id -> plant.meter.* filter
BEGIN
  DBMS_SCHEDULER.CREATE_JOB(
    job_name        => 'PLANT.REFRESH_METER',
    job_type        => 'PLSQL_BLOCK',
    job_action      => 'BEGIN UPDATE plant.meter m SET m.last_kwh = (SELECT MAX(r.kwh) FROM plant.meter_read r WHERE r.meter_id = m.meter_id); COMMIT; END;',
    start_date      => SYSTIMESTAMP,
    repeat_interval => 'FREQ=HOURLY; BYMINUTE=15',
    enabled         => TRUE);
END;
/
-- end

-- id: oracle_submitted_text_003
-- dialect: oracle
-- construct: procedure, dynamic_sql, delete, variable
-- kind: submitted_text
-- reads: depot.parcel
-- writes: depot.scan
-- column: depot.scan.scanned_on -> depot.scan.* filter
-- column: depot.parcel.parcel_id -> depot.scan.* filter
-- column: depot.scan.parcel_id -> depot.scan.* filter
-- column: depot.parcel.delivered -> depot.scan.* filter
CREATE OR REPLACE PROCEDURE purge_scans (p_days NUMBER) IS
  l_cur INTEGER;
  l_cnt INTEGER;
  l_sql VARCHAR2(400);
BEGIN
  l_sql := 'DELETE FROM depot.scan s WHERE s.scanned_on < TRUNC(SYSDATE) - :d '
        || 'AND EXISTS (SELECT 1 FROM depot.parcel p WHERE p.parcel_id = s.parcel_id AND p.delivered = 1)';
  l_cur := DBMS_SQL.OPEN_CURSOR;
  DBMS_SQL.PARSE(l_cur, l_sql, DBMS_SQL.NATIVE);
  DBMS_SQL.BIND_VARIABLE(l_cur, ':d', p_days);
  l_cnt := DBMS_SQL.EXECUTE(l_cur);
  DBMS_SQL.CLOSE_CURSOR(l_cur);
END purge_scans;
/
-- end

-- id: oracle_submitted_text_004
-- dialect: oracle
-- construct: procedure, insert, call
-- kind: submitted_text
-- reads: pay.slip
-- writes: pay.slip_month
-- column: pay.slip.emp_id -> pay.slip_month.emp_id direct
-- column: pay.slip.net -> pay.slip_month.net direct
-- column: pay.slip.emp_id -> pay.slip_month.* group
CREATE OR REPLACE PROCEDURE pay.close_month IS
BEGIN
  INSERT INTO pay.slip_month (emp_id, net)
  SELECT s.emp_id, SUM(s.net) FROM pay.slip s GROUP BY s.emp_id;
  COMMIT;
  DBMS_MVIEW.REFRESH(list => 'PAY.MV_SLIP_YEAR', method => 'C', atomic_refresh => FALSE);
END close_month;
/
BEGIN
  DBMS_MVIEW.REFRESH('PAY.MV_SLIP_DEPT', 'F');
END;
/
-- end

-- id: oracle_submitted_text_005
-- dialect: oracle
-- construct: procedure, dynamic_sql, insert
-- kind: submitted_text
-- reads: arch.table_list
-- writes: arch.move_log
-- column: arch.table_list.owner_team -> arch.move_log.team direct
-- column: arch.table_list.tab_name -> arch.move_log.* filter
-- dropped: 1
CREATE OR REPLACE PROCEDURE arch.move_tab (p_tab VARCHAR2) IS
  c NUMBER;
  n NUMBER;
BEGIN
  c := DBMS_SQL.OPEN_CURSOR;
  DBMS_SQL.PARSE(c, 'INSERT INTO arch.' || p_tab || ' SELECT * FROM live.' || p_tab, DBMS_SQL.NATIVE);
  n := DBMS_SQL.EXECUTE(c);
  INSERT INTO arch.move_log (team, rows_moved)
  SELECT l.owner_team, n FROM arch.table_list l WHERE l.tab_name = p_tab;
  DBMS_SQL.CLOSE_CURSOR(c);
END move_tab;
/
-- end
