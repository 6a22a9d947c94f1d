-- id: oracle_plsql_records_001
-- dialect: oracle
-- construct: cursor, loop, variable
-- kind: plsql_records
-- schema: {"tables": {"hr.shift_pay": ["emp", "hrs", "rate"]}}
-- reads: hr.shift, hr.grade
-- writes: hr.shift_pay
-- column: hr.shift.emp_no -> hr.shift_pay.emp direct
-- column: hr.shift.hours -> hr.shift_pay.hrs direct
-- column: hr.grade.pay -> hr.shift_pay.rate direct
-- column: hr.shift.closed -> hr.shift_pay.* filter
-- column: hr.shift.emp_no -> hr.shift_pay.* filter
-- column: hr.grade.emp_no -> hr.shift_pay.* filter
DECLARE
  CURSOR c IS SELECT s.emp_no AS emp, s.hours AS hrs, NULL AS rate FROM hr.shift s WHERE s.closed = 'Y';
  TYPE t_tab IS TABLE OF hr.shift_pay%ROWTYPE INDEX BY PLS_INTEGER;
  l t_tab;
BEGIN
  OPEN c;
  FETCH c BULK COLLECT INTO l;
  CLOSE c;
  FOR i IN 1 .. l.COUNT LOOP
    SELECT g.pay INTO l(i).rate FROM hr.grade g WHERE g.emp_no = l(i).emp;
  END LOOP;
  FORALL i IN 1 .. l.COUNT
    INSERT INTO hr.shift_pay VALUES l(i);
END;
/
-- end

-- id: oracle_plsql_records_002
-- dialect: oracle
-- construct: procedure, variable, update
-- kind: plsql_records
-- reads: lab.sample
-- writes: lab.result, lab.tank
-- column: lab.sample.sample_no -> lab.result.sample_id direct
-- column: lab.sample.acidity -> lab.result.ph direct
-- column: lab.sample.sample_no -> lab.result.* filter
-- column: lab.sample.sampled_on -> lab.tank.checked_on direct
-- column: lab.sample.sample_no -> lab.tank.* filter
-- column: lab.tank.last_sample -> lab.tank.* filter
CREATE OR REPLACE PROCEDURE lab.copy_sample (p_id NUMBER) IS
  TYPE t_sample IS RECORD (sid NUMBER, ph NUMBER(4,2), taken DATE);
  r t_sample;
BEGIN
  SELECT s.sample_no, s.acidity, s.sampled_on INTO r
    FROM lab.sample s WHERE s.sample_no = p_id;
  INSERT INTO lab.result (sample_id, ph) VALUES (r.sid, r.ph);
  UPDATE lab.tank SET checked_on = r.taken WHERE last_sample = r.sid;
END copy_sample;
/
-- end

-- id: oracle_plsql_records_003
-- dialect: oracle
-- construct: loop, variable
-- kind: plsql_records
-- reads: bus.stop
-- writes: bus.sign
-- column: bus.stop.stop_no -> bus.sign.sign_no direct
-- column: bus.stop.stop_name -> bus.sign.text direct
-- column: bus.stop.open_flag -> bus.sign.* filter
DECLARE
  TYPE t_line IS RECORD (line_no NUMBER, label VARCHAR2(60));
  TYPE t_lines IS TABLE OF t_line INDEX BY PLS_INTEGER;
  l_lines t_lines;
  n PLS_INTEGER := 0;
BEGIN
  FOR c IN (SELECT stop_no, stop_name FROM bus.stop WHERE open_flag = 1) LOOP
    n := n + 1;
    l_lines(n).line_no := c.stop_no;
    l_lines(n).label := INITCAP(c.stop_name);
  END LOOP;
  FORALL i IN 1 .. n
    INSERT INTO bus.sign (sign_no, text) VALUES (l_lines(i).line_no, l_lines(i).label);
END;
/
-- end

-- id: oracle_plsql_records_004
-- dialect: oracle
-- construct: loop, variable
-- kind: plsql_records
-- schema: {"tables": {"auction.bid_out": ["bid_id", "amount", "state"]}}
-- reads: auction.bid
-- writes: auction.bid_out
-- column: auction.bid.bid_no -> auction.bid_out.bid_id direct
-- column: auction.bid.offer -> auction.bid_out.amount direct
DECLARE
  TYPE t_bids IS TABLE OF auction.bid_out%ROWTYPE;
  l_bids t_bids;
BEGIN
  SELECT b.bid_no, b.offer, NULL BULK COLLECT INTO l_bids FROM auction.bid b;
  FOR i IN 1 .. l_bids.COUNT LOOP
    l_bids(i).state := 'NEW';
  END LOOP;
  FORALL i IN 1 .. l_bids.COUNT
    INSERT INTO auction.bid_out (bid_id, amount, state)
    VALUES (l_bids(i).bid_id, l_bids(i).amount, l_bids(i).state);
  COMMIT;
END;
/
-- end

-- id: oracle_plsql_records_005
-- dialect: oracle
-- construct: cursor, loop, merge
-- kind: plsql_records
-- reads: lib.loan
-- writes: lib.reminder
-- column: lib.loan.loan_no -> lib.reminder.loan_no direct
-- column: lib.loan.member_no -> lib.reminder.reader_no direct
-- column: lib.loan.back_on -> lib.reminder.* filter
-- column: lib.loan.loan_no -> lib.reminder.* join
-- column: lib.reminder.loan_no -> lib.reminder.* join
DECLARE
  CURSOR c_due IS SELECT loan_no, member_no FROM lib.loan WHERE back_on IS NULL;
  TYPE r_due IS RECORD (loan NUMBER, reader NUMBER);
  TYPE t_due IS TABLE OF r_due;
  l t_due;
BEGIN
  OPEN c_due;
  LOOP
    FETCH c_due BULK COLLECT INTO l LIMIT 200;
    EXIT WHEN l.COUNT = 0;
    FORALL i IN 1 .. l.COUNT
      MERGE INTO lib.reminder m
      USING (SELECT l(i).loan AS loan, l(i).reader AS reader FROM dual) q
      ON (m.loan_no = q.loan)
      WHEN MATCHED THEN UPDATE SET m.sent_on = SYSDATE
      WHEN NOT MATCHED THEN INSERT (loan_no, reader_no) VALUES (q.loan, q.reader);
  END LOOP;
  CLOSE c_due;
END;
/
-- end
