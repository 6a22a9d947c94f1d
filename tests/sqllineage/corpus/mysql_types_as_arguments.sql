-- id: mysql_types_as_arguments_001
-- dialect: mysql
-- construct: select
-- kind: date_part_word
-- reads: s.t
-- column: s.t.d -> <result>.a direct
-- column: s.t.d -> <result>.b direct
-- column: s.t.e -> <result>.b direct
-- column: s.t.x -> <result>.c direct
-- column: s.t.d -> <result>.f direct
-- column: s.t.x -> <result>.g direct
SELECT TIMESTAMPADD(MICROSECOND, 1, d) AS a, TIMESTAMPDIFF(SQL_TSI_DAY, d, e) AS b, CONVERT(x, CHAR) AS c,
       GET_FORMAT(DATE, 'EUR') AS z, EXTRACT(DAY_HOUR FROM d) AS f, CONVERT(x, UNSIGNED INTEGER) AS g
FROM s.t;
-- end
