-- id: oracle_undeclared_variable_001
-- dialect: oracle
-- construct: cursor,update,package
-- kind: undeclared_variable
-- reads: till.slip
-- writes: till.day_total
-- column: till.slip.till_no -> till.day_total.* filter
-- column: till.day_total.till_no -> till.day_total.* filter
CREATE OR REPLACE PACKAGE BODY till.closing AS
  PROCEDURE close_day IS
    CURSOR open_tills IS SELECT s.till_no FROM till.slip s;
  BEGIN
    OPEN open_tills;
    FETCH open_tills INTO current_till;
    UPDATE till.day_total SET is_closed = 'Y' WHERE till_no = current_till;
    CLOSE open_tills;
  END close_day;
END closing;
/
-- end

-- id: oracle_undeclared_variable_002
-- dialect: oracle
-- construct: cursor,update,procedure
-- kind: undeclared_variable
-- writes: till.drawer
-- column: till.drawer.drawer_no -> till.drawer.* filter
-- dropped: 1
CREATE OR REPLACE PROCEDURE till.empty_drawer IS
BEGIN
  FETCH drawer_state.full_drawers INTO drawer_hit;
  UPDATE till.drawer d SET d.cash = 0 WHERE d.drawer_no = drawer_hit;
END;
/
-- end

-- id: oracle_undeclared_variable_003
-- dialect: oracle
-- construct: variable,delete,package
-- kind: undeclared_variable
-- reads: gym.plan
-- writes: gym.visit
-- column: gym.plan.expires -> gym.visit.* filter
-- column: gym.plan.kind -> gym.visit.* filter
-- column: gym.visit.seen -> gym.visit.* filter
CREATE OR REPLACE PROCEDURE gym.tidy IS
BEGIN
  SELECT MAX(p.expires) INTO gym_state.last_day FROM gym.plan p WHERE p.kind = 'TRIAL';
  DELETE FROM gym.visit WHERE seen < gym_state.last_day;
END;
/
-- end

-- id: oracle_undeclared_variable_004
-- dialect: oracle
-- construct: variable,update,insert
-- kind: undeclared_variable
-- reads: mill.batch
-- writes: mill.batch, mill.batch_log
-- column: mill.batch.batch_no -> mill.batch.* filter
-- column: mill.batch.weight -> mill.batch.weight direct
-- column: mill.batch.weight -> mill.batch_log.weight direct
-- column: mill.batch.batch_no -> mill.batch_log.* filter
CREATE OR REPLACE PROCEDURE mill.weigh(p_batch NUMBER) IS
BEGIN
  UPDATE mill.batch SET weight = weight + 1 WHERE batch_no = p_batch RETURNING weight INTO new_weight;
  INSERT INTO mill.batch_log (weight) VALUES (new_weight);
END;
/
-- end
