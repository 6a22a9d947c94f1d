-- id: snowflake_mixed_001
-- dialect: snowflake
-- construct: script, loop, temp_table
-- reads: raw.a
-- writes: core.a
-- column: raw.a.id -> core.a.id direct
-- column: raw.a.x -> core.a.n direct
-- column: raw.a.id -> core.a.* group
-- column: raw.a.ok -> core.a.* filter
BEGIN
  CREATE OR REPLACE TEMPORARY TABLE agg AS SELECT id, COUNT(x) AS n FROM raw.a WHERE ok GROUP BY ALL;
  FOR i IN 1 TO 3 DO
    INSERT INTO core.a (id, n) SELECT id, n FROM agg;
  END FOR;
  RETURN 'done';
END;
-- end

-- id: snowflake_mixed_002
-- dialect: snowflake
-- construct: merge, flatten
-- reads: raw.j
-- writes: core.k
-- column: raw.j.body -> core.k.id direct
-- column: raw.j.body -> core.k.v direct
-- column: core.k.id -> core.k.* join
-- column: raw.j.body -> core.k.* join
MERGE INTO core.k USING (
  SELECT f.value:id::int AS id, f.value:v::string AS v FROM raw.j, LATERAL FLATTEN(body:rows) f
) src ON k.id = src.id
WHEN MATCHED THEN UPDATE SET k.v = src.v
WHEN NOT MATCHED THEN INSERT (id, v) VALUES (src.id, src.v);
-- end

-- id: snowflake_mixed_003
-- dialect: snowflake
-- construct: star_replace, star
-- schema: {"tables": {"a.t": ["id", "nm", "at"]}}
-- reads: a.t
-- writes: a.u
-- column: a.t.id -> a.u.id direct
-- column: a.t.nm -> a.u.nm direct
-- column: a.t.at -> a.u.at direct
CREATE TABLE a.u AS SELECT t.* REPLACE (UPPER(nm) AS nm) FROM a.t t;
-- end
