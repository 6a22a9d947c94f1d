-- id: snowflake_opened_with_values_001
-- dialect: snowflake
-- construct: script,cursor,variable
-- kind: opened_with_values
-- reads: raw.payment, raw.threshold
-- writes: mart.payment
-- column: raw.payment.id -> mart.payment.id direct
-- column: raw.payment.amount -> mart.payment.* filter
-- column: raw.threshold.amount -> mart.payment.* filter
DECLARE
  lowest NUMBER;
  c CURSOR FOR SELECT id FROM raw.payment WHERE amount > ?;
BEGIN
  SELECT MIN(amount) INTO :lowest FROM raw.threshold;
  OPEN c USING (lowest);
  FOR r IN c DO
    LET v := r.id;
    INSERT INTO mart.payment (id) VALUES (:v);
  END FOR;
END;
-- end
