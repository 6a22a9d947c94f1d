-- id: oracle_opened_again_001
-- dialect: oracle
-- construct: procedure, cursor, insert, call
-- kind: cursor opened again
-- reads: sales, refunds
-- writes: movements
-- column: sales.id -> movements.id direct
-- column: refunds.id -> movements.id direct
-- column: sales.amount -> movements.amount direct
-- column: refunds.value -> movements.amount direct
-- column: sales.region -> movements.* filter
CREATE OR REPLACE PROCEDURE pick_rows(p_kind NUMBER, p_rows OUT SYS_REFCURSOR) IS
BEGIN
  IF p_kind = 1 THEN
    OPEN p_rows FOR SELECT id, amount FROM sales WHERE region = 'N';
  ELSE
    OPEN p_rows FOR SELECT id, value FROM refunds;
  END IF;
END;
/
CREATE OR REPLACE PROCEDURE load_rows IS
  v_rows SYS_REFCURSOR;
  v_id NUMBER;
  v_amount NUMBER;
BEGIN
  pick_rows(2, v_rows);
  LOOP
    FETCH v_rows INTO v_id, v_amount;
    EXIT WHEN v_rows%NOTFOUND;
    INSERT INTO movements (id, amount) VALUES (v_id, v_amount);
  END LOOP;
END;
/
-- end

-- id: oracle_opened_again_002
-- dialect: oracle
-- construct: procedure, cursor, insert, dynamic_sql
-- kind: cursor opened again
-- reads: s1, s2, s3
-- writes: t
-- column: s1.a -> t.x direct
-- column: s2.b -> t.x direct
-- column: s3.d -> t.x direct
CREATE PROCEDURE choose(p_mode NUMBER) IS
  TYPE numbers IS TABLE OF NUMBER;
  c SYS_REFCURSOR;
  v numbers;
BEGIN
  CASE p_mode
    WHEN 1 THEN OPEN c FOR SELECT a FROM s1;
    WHEN 2 THEN OPEN c FOR 'SELECT b FROM s2';
    ELSE OPEN c FOR SELECT d FROM s3;
  END CASE;
  FETCH c BULK COLLECT INTO v;
  CLOSE c;
  FORALL i IN 1 .. v.COUNT INSERT INTO t (x) VALUES (v(i));
END;
/
-- end
