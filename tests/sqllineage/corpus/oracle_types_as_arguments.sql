-- id: oracle_types_as_arguments_001
-- dialect: oracle
-- construct: select
-- kind: type_as_argument
-- reads: doc
-- column: doc.body -> <result>.a direct
-- column: doc.n -> <result>.b direct
-- column: doc.n -> <result>.c direct
-- column: doc.d -> <result>.y direct
SELECT XMLCAST(body AS NUMBER) AS a, VALIDATE_CONVERSION(n AS DATE, 'YYYY') AS b,
       CAST(n AS NUMBER DEFAULT 0 ON CONVERSION ERROR) AS c, EXTRACT(TIMEZONE_HOUR FROM d) AS y
FROM doc;
-- end

-- id: oracle_types_as_arguments_002
-- dialect: oracle
-- construct: select
-- kind: type_as_argument
-- reads: doc
-- column: doc.body -> <result>.a direct
-- column: doc.j -> <result>.b direct
-- column: doc.p -> <result>.c direct
SELECT XMLSERIALIZE(CONTENT body AS CLOB) AS a, JSON_VALUE(j, '$.x' RETURNING NUMBER) AS b, TREAT(p AS emp_t) AS c FROM doc;
-- end
