-- id: oracle_out_parameter_001
-- dialect: oracle
-- construct: procedure, call, update
-- kind: out_parameter
-- reads: fin.fx
-- writes: fin.invoice
-- column: fin.fx.mid -> fin.invoice.amount_eur direct
-- column: fin.invoice.amount -> fin.invoice.amount_eur direct
-- column: fin.invoice.cur -> fin.invoice.* filter
-- column: fin.fx.cur -> fin.invoice.* filter
CREATE OR REPLACE PROCEDURE fin.get_rate (p_cur IN VARCHAR2, p_rate OUT NUMBER) IS
BEGIN
  SELECT r.mid INTO p_rate FROM fin.fx r WHERE r.cur = p_cur;
EXCEPTION
  WHEN NO_DATA_FOUND THEN p_rate := 1;
END;
/
DECLARE
  v_rate NUMBER;
BEGIN
  fin.get_rate('CHF', v_rate);
  UPDATE fin.invoice SET amount_eur = amount * v_rate WHERE cur = 'CHF';
END;
/
-- end
