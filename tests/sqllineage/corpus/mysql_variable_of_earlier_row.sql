-- id: mysql_variable_of_earlier_row_001
-- dialect: mysql
-- construct: insert, variable
-- kind: variable_of_earlier_row
-- reads: m.reading
-- writes: m.step
-- column: m.reading.id -> m.step.id direct
-- column: m.reading.val -> m.step.before_val direct
-- column: m.reading.val -> m.step.val direct
-- column: m.reading.ts -> m.step.* sort
INSERT INTO m.step (id, before_val, val)
SELECT r.id, @last, @last := r.val FROM m.reading r ORDER BY r.ts;
-- end

-- id: mysql_variable_of_earlier_row_002
-- dialect: mysql
-- construct: ctas, variable
-- kind: variable_of_earlier_row
-- reads: node
-- writes: chain
-- column: node.id -> chain.parent_id direct
-- column: node.id -> chain.me direct
-- column: node.pos -> chain.* sort
CREATE TABLE chain AS
SELECT @parent AS parent_id, @parent := n.id AS me
FROM node n, (SELECT @parent := NULL) v ORDER BY n.pos;
-- end

-- id: mysql_variable_of_earlier_row_003
-- dialect: mysql
-- construct: insert, subquery, variable
-- kind: variable_of_earlier_row
-- reads: visit
-- writes: first_visit
-- column: visit.id -> first_visit.id direct
-- column: visit.day -> first_visit.* filter
-- column: visit.booked -> first_visit.* filter
INSERT INTO first_visit (id)
SELECT q.id FROM (
  SELECT e.id, IF(e.day = @day, 'same', 'new') AS flag, @day := e.booked AS kept FROM visit e
) q WHERE q.flag = 'new';
-- end

-- id: mysql_variable_of_earlier_row_004
-- dialect: mysql
-- construct: insert, variable
-- kind: variable_of_earlier_row
-- reads: pulse
-- writes: pulse_back
-- column: pulse.val -> pulse_back.two direct
-- column: pulse.val -> pulse_back.one direct
-- column: pulse.val -> pulse_back.now direct
INSERT INTO pulse_back (two, one, now)
SELECT @b, @b := @a, @a := p.val FROM pulse p;
-- end

-- id: mysql_variable_of_earlier_row_005
-- dialect: mysql
-- construct: update, variable
-- kind: variable_of_earlier_row
-- writes: ledger
-- column: ledger.amount -> ledger.before_amount direct
-- column: ledger.amount -> ledger.after_amount direct
-- column: ledger.id -> ledger.* sort
UPDATE ledger SET before_amount = @run, after_amount = (@run := @run + amount) ORDER BY id;
-- end
