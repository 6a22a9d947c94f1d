-- id: snowflake_text_set_in_loop_001
-- dialect: snowflake
-- construct: dynamic_sql, loop, insert
-- kind: text_set_in_loop
-- reads: jan, feb
-- writes: months
-- column: jan.v -> months.v direct
-- column: feb.v -> months.v direct
BEGIN
  LET src VARCHAR := 'jan';
  FOR i IN 1 TO 2 DO
    EXECUTE IMMEDIATE 'INSERT INTO months (v) SELECT v FROM ' || src;
    src := 'feb';
  END FOR;
END;
-- end
