-- id: bigquery_types_as_arguments_001
-- dialect: bigquery
-- construct: select
-- kind: date_part_word
-- reads: s.t
-- column: s.t.d -> <result>.a direct
-- column: s.t.d -> <result>.b direct
-- column: s.t.e -> <result>.b direct
-- column: s.t.d -> <result>.c direct
-- column: s.t.d -> <result>.f direct
-- column: s.t.d -> <result>.g direct
SELECT DATE_TRUNC(d, ISOYEAR) AS a, DATE_DIFF(d, e, WEEK(MONDAY)) AS b, LAST_DAY(d, ISOWEEK) AS c,
       TIMESTAMP_TRUNC(d, DAY, 'UTC') AS f, DATETIME_BUCKET(d, INTERVAL 2 DAY) AS g
FROM s.t;
-- end
