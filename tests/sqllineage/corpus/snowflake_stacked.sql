-- id: snowflake_stacked_001
-- dialect: snowflake
-- construct: select,flatten
-- kind: stacked
-- reads: s.t
-- column: s.t.p -> <result>.value direct
-- column: s.t.q -> <result>.value direct
SELECT f.key, f.value FROM s.t t, LATERAL FLATTEN(INPUT => OBJECT_CONSTRUCT('p', t.p, 'q', t.q)) f;
-- end
