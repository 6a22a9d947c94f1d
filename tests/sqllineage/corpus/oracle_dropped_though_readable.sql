-- id: oracle_dropped_though_readable_001
-- dialect: oracle
-- construct: update,delete,merge
-- kind: dropped_though_readable
-- reads: stg.rent
-- writes: fin.rent, fin.debt
-- column: stg.rent.amount -> fin.rent.amount direct
-- column: stg.rent.flat_no -> fin.rent.* join
-- column: fin.rent.flat_no -> fin.rent.* join
-- column: fin.rent.flat_no -> fin.rent.* filter
-- column: fin.debt.due_on -> fin.debt.* filter
UPDATE fin.rent SET paid = 'N' WHERE flat_no > 10 LOG ERRORS INTO err$_rent ('reset') REJECT LIMIT UNLIMITED;
DELETE FROM fin.debt WHERE due_on < DATE '2020-01-01' LOG ERRORS INTO fin.err$_debt (TO_CHAR(SYSDATE)) REJECT LIMIT 10;
MERGE INTO fin.rent r USING stg.rent s ON (r.flat_no = s.flat_no)
WHEN MATCHED THEN UPDATE SET r.amount = s.amount
LOG ERRORS INTO err$_rent ('merge') REJECT LIMIT UNLIMITED;
-- end

-- id: oracle_dropped_though_readable_002
-- dialect: oracle
-- construct: multi_insert,insert
-- kind: dropped_though_readable
-- reads: stg.move
-- writes: fin.inward, fin.outward
-- column: stg.move.amount -> fin.inward.amount direct
-- column: stg.move.amount -> fin.outward.amount direct
-- column: stg.move.way -> fin.inward.* filter
-- column: stg.move.way -> fin.outward.* filter
INSERT ALL
  WHEN way = 'I' THEN INTO fin.inward (amount) VALUES (amount) LOG ERRORS INTO err$_inward ('x') REJECT LIMIT UNLIMITED
  WHEN way = 'O' THEN INTO fin.outward (amount) VALUES (amount) LOG ERRORS INTO err$_outward REJECT LIMIT 5
SELECT amount, way FROM stg.move;
INSERT INTO fin.inward (amount) VALUES (0) LOG ERRORS INTO err$_inward ('zero') REJECT LIMIT 1;
-- end
