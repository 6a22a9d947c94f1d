-- id: hive_stacked_more_001
-- dialect: hive
-- construct: insert,lateral
-- kind: stacked
-- reads: t
-- writes: y
-- column: t.q1 -> y.amount direct
-- column: t.q2 -> y.amount direct
-- column: t.id -> y.id direct
INSERT INTO TABLE y
SELECT t.id AS id, s.quarter AS quarter, s.amount AS amount
FROM t LATERAL VIEW stack(2, 'Q1', q1, 'Q2', q2) s AS quarter, amount;
-- end
