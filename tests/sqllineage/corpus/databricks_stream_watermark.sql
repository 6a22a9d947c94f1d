-- id: databricks_stream_watermark_01
-- dialect: databricks
-- construct: aggregate, ctas
-- kind: stream_watermark
-- reads: raw.t
-- writes: core.t
-- column: raw.t.n -> core.t.n direct
-- column: raw.t.ts -> core.t.* group
CREATE STREAMING TABLE core.t AS
SELECT sum(n) AS n FROM STREAM raw.t WATERMARK ts DELAY OF INTERVAL 3 HOURS GROUP BY window(ts, '1 hour');
-- end

-- id: databricks_stream_watermark_02
-- dialect: databricks
-- construct: join, insert
-- kind: stream_watermark
-- reads: raw.t, raw.u
-- writes: core.j
-- column: raw.t.a -> core.j.a direct
-- column: raw.u.b -> core.j.b direct
-- column: raw.t.id -> core.j.* join
-- column: raw.u.id -> core.j.* join
INSERT INTO core.j (a, b)
SELECT t.a, u.b FROM STREAM(raw.t) WATERMARK ts DELAY OF INTERVAL '10' MINUTE AS t
JOIN STREAM(raw.u) WATERMARK ts DELAY OF INTERVAL 10 MINUTES AS u ON t.id = u.id;
-- end
