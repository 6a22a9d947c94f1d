-- id: spark_computed_name_01
-- dialect: spark
-- construct: variable, script
-- kind: computed_name
-- reads: s.t
-- column: s.t.a -> <result>.a direct
DECLARE VARIABLE tab STRING DEFAULT 's.t';
SELECT a FROM IDENTIFIER(tab);
-- end

-- id: spark_computed_name_02
-- dialect: spark
-- construct: select, view
-- kind: computed_name
-- reads: s.t
-- writes: s.v
-- column: s.t.a -> s.v.b direct
-- column: s.t.c -> s.v.* filter
CREATE VIEW IDENTIFIER('s.v') AS SELECT IDENTIFIER('a') AS b FROM s.t WHERE IDENTIFIER('c') > 0;
-- end

-- id: spark_computed_name_03
-- dialect: spark
-- construct: delete, update, script
-- kind: computed_name
-- writes: s.x
-- column: s.x.a -> s.x.* filter
-- column: s.x.b -> s.x.a direct
DELETE FROM IDENTIFIER('s.x') WHERE a > 1;
UPDATE IDENTIFIER('s.x') SET a = b;
TRUNCATE TABLE IDENTIFIER('s.x');
-- end
