-- id: spark_identifier_function_001
-- dialect: spark
-- construct: select, function, star
-- kind: identifier_function
SELECT * FROM IDENTIFIER('ra' || 'nge')(0, 1);
-- end

-- id: spark_identifier_function_002
-- dialect: spark
-- construct: select, function, lateral
-- kind: identifier_function
-- reads: t
-- column: t.arr -> <result>.v direct
SELECT e.v FROM t, LATERAL IDENTIFIER('explode')(t.arr) AS e(v);
-- end

-- id: spark_identifier_function_003
-- dialect: spark
-- construct: select
-- kind: identifier_function
-- reads: s.t
-- column: s.t.a -> <result>.a direct
SELECT a FROM IDENTIFIER('s.' || 't');
-- end
