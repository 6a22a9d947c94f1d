-- id: redshift_types_as_arguments_001
-- dialect: redshift
-- construct: select
-- kind: date_part_word
-- reads: s.t
-- column: s.t.d -> <result>.a direct
-- column: s.t.d -> <result>.b direct
-- column: s.t.e -> <result>.b direct
-- column: s.t.d -> <result>.c direct
-- column: s.t.d -> <result>.f direct
-- column: s.t.d -> <result>.g direct
SELECT DATEADD(qtr, 1, d) AS a, DATEDIFF(hrs, d, e) AS b, DATE_PART(w, d) AS c, DATEPART(yr, d) AS f, DATEADD(mils, 5, d) AS g
FROM s.t;
-- end
