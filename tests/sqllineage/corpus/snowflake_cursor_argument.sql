-- id: snowflake_cursor_argument_001
-- dialect: snowflake
-- construct: cursor, insert, variable
-- kind: cursor argument
-- reads: invoices, bounds
-- writes: picked
-- column: invoices.id -> picked.id direct
-- column: invoices.price -> picked.price direct
-- column: invoices.price -> picked.* filter
-- column: bounds.low -> picked.* filter
EXECUTE IMMEDIATE $$
DECLARE
  v_min NUMBER;
  c1 CURSOR FOR SELECT id, price FROM invoices WHERE price > ? AND price < ?;
  v_id NUMBER;
  v_price NUMBER;
BEGIN
  SELECT min(low) INTO :v_min FROM bounds;
  OPEN c1 USING (v_min, 100);
  FETCH c1 INTO v_id, v_price;
  INSERT INTO picked (id, price) VALUES (:v_id, :v_price);
  CLOSE c1;
  RETURN v_id;
END;
$$;
-- end
