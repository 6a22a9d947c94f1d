-- id: snowflake_carried_again_001
-- dialect: snowflake
-- construct: loop, insert, variable
-- kind: carried_value
-- reads: parts
-- writes: chain
-- column: parts.id -> chain.id direct
-- column: parts.parent -> chain.* filter
BEGIN
  LET cur NUMBER := 1;
  WHILE (cur IS NOT NULL) DO
    INSERT INTO chain (id) VALUES (:cur);
    cur := (SELECT p.id FROM parts p WHERE p.parent = 7);
  END WHILE;
END;
-- end
