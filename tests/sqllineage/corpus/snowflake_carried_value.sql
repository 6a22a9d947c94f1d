-- id: snowflake_carried_value_001
-- dialect: snowflake
-- construct: loop, cursor, insert, variable
-- kind: carried_value
-- reads: regions, sales
-- writes: steps
-- column: regions.id -> steps.region direct
-- column: sales.amount -> steps.amount_before direct
DECLARE
  all_regions CURSOR FOR SELECT g.id FROM regions g;
  all_sales CURSOR FOR SELECT s.amount FROM sales s;
  last_amount NUMBER DEFAULT 0;
BEGIN
  FOR region IN all_regions DO
    LET region_id NUMBER := region.id;
    FOR sale IN all_sales DO
      INSERT INTO steps (region, amount_before) VALUES (:region_id, :last_amount);
      last_amount := sale.amount;
    END FOR;
  END FOR;
END;
-- end
