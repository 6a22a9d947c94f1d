-- id: snowflake_types_as_arguments_001
-- dialect: snowflake
-- construct: select, json
-- kind: type_as_argument
-- reads: s.t
-- column: s.t.v -> <result>.a direct
-- column: s.t.v -> <result>.b direct
-- column: s.t.v -> <result>.c direct
-- column: s.t.x -> <result>.d direct
SELECT AS_INTEGER(v) AS a, AS_DECIMAL(v, 10, 2) AS b, AS_TIMESTAMP_NTZ(v) AS c, TRY_CAST(x AS NUMBER(10, 2)) AS d FROM s.t;
-- end

-- id: snowflake_types_as_arguments_002
-- dialect: snowflake
-- construct: select
-- kind: date_part_word
-- reads: s.t
-- column: s.t.ts -> <result>.a direct
-- column: s.t.ts -> <result>.b direct
-- column: s.t.ts -> <result>.c direct
-- column: s.t.ts -> <result>.d direct
-- column: s.t.ts -> <result>.e direct
-- column: s.t.ts -> <result>.f direct
-- column: s.t.u -> <result>.f direct
SELECT DATE_PART(epoch_millisecond, ts) AS a, DATEADD(nanosecond, 1, ts) AS b, DATE_TRUNC(qtr, ts) AS c,
       LAST_DAY(ts, week) AS d, DATE_PART(tzh, ts) AS e, TIMEDIFF(usec, ts, u) AS f
FROM s.t;
-- end
