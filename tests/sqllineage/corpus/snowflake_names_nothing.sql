-- id: snowflake_names_nothing_001
-- dialect: snowflake
-- construct: select, broken
-- kind: names_nothing
-- dropped: 1
SELECT a FROM IDENTIFIER('');
-- end

-- id: snowflake_names_nothing_002
-- dialect: snowflake
-- construct: insert, broken, script
-- kind: names_nothing
-- reads: u
-- writes: y
-- column: u.b -> y.b direct
-- dropped: 1
INSERT INTO IDENTIFIER('') SELECT a FROM t;
INSERT INTO y (b) SELECT b FROM u;
-- end
