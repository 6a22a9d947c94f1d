-- id: oracle_else_then_if_01
-- dialect: oracle
-- construct: procedure, variable
-- reads: hr.emp
-- writes: hr.bonus, hr.errors
-- column: hr.emp.salary -> hr.bonus.amount direct
-- column: hr.emp.id -> hr.bonus.* filter
-- column: hr.emp.salary -> hr.errors.amount direct
-- column: hr.emp.id -> hr.errors.* filter
CREATE OR REPLACE PROCEDURE hr.pay(p_id NUMBER, p_kind VARCHAR2) IS
  v_sal NUMBER;
BEGIN
  SELECT salary INTO v_sal FROM hr.emp WHERE id = p_id;
  IF p_kind = 'A' THEN
    v_sal := v_sal * 2;
  ELSE
    IF p_kind = 'B' THEN v_sal := v_sal * 3;
    ELSIF p_kind = 'C' THEN v_sal := v_sal * 4;
    END IF;
  END IF;
  INSERT INTO hr.bonus (amount) VALUES (v_sal);
EXCEPTION
  WHEN OTHERS THEN
    INSERT INTO hr.errors (amount) VALUES (v_sal);
END pay;
/
-- end
