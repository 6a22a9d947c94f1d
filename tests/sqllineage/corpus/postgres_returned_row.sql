-- id: postgres_returned_row_001
-- dialect: postgres
-- construct: function, variable, insert
-- kind: returned_row
-- reads: stock
-- writes: gone
-- column: stock.sku -> gone.item direct
-- column: stock.id -> gone.* filter
CREATE FUNCTION one_stock(k int) RETURNS stock LANGUAGE plpgsql AS $$
DECLARE r stock%ROWTYPE;
BEGIN
  SELECT * INTO r FROM stock WHERE id = k;
  RETURN r;
END $$;
DO $$
DECLARE w stock%ROWTYPE;
BEGIN
  w := one_stock(7);
  INSERT INTO gone (item) VALUES (w.sku);
END $$;
-- end
