-- id: bigquery_mixed_001
-- dialect: bigquery
-- construct: script, temp_table, merge
-- reads: raw.e
-- writes: core.e
-- column: raw.e.id -> core.e.id direct
-- column: raw.e.n -> core.e.n direct
-- column: raw.e.at -> core.e.at direct
-- column: core.e.id -> core.e.* join
-- column: raw.e.id -> core.e.* join
-- column: raw.e.id -> core.e.* window
-- column: raw.e.at -> core.e.* window
CREATE TEMP TABLE last AS
SELECT * FROM (SELECT id, n, at, RANK() OVER (PARTITION BY id ORDER BY at DESC) AS r FROM raw.e) WHERE r = 1;
MERGE core.e AS t USING last AS s ON t.id = s.id
WHEN MATCHED THEN UPDATE SET n = s.n, at = s.at
WHEN NOT MATCHED THEN INSERT (id, n, at) VALUES (id, n, at);
-- end

-- id: bigquery_mixed_002
-- dialect: bigquery
-- construct: insert, unnest, struct
-- reads: raw.b
-- writes: core.b
-- column: raw.b.id -> core.b.id direct
-- column: raw.b.tags -> core.b.tag direct
-- column: raw.b.tags -> core.b.pos direct
INSERT INTO core.b (id, tag, pos)
SELECT b.id, t, o FROM raw.b AS b LEFT JOIN UNNEST(b.tags) AS t WITH OFFSET AS o;
-- end
