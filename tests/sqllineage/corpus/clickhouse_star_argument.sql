-- id: clickhouse_star_argument_001
-- dialect: clickhouse
-- construct: insert, cte, star
-- kind: star_argument
-- schema: {"tables": {"raw.ping": ["host", "ms", "at"]}}
-- reads: raw.ping
-- writes: core.ping
-- column: raw.ping.host -> core.ping.host direct
-- column: raw.ping.ms -> core.ping.ms direct
-- column: raw.ping.host -> core.ping.row_key direct
-- column: raw.ping.ms -> core.ping.row_key direct
-- column: raw.ping.at -> core.ping.row_key direct
-- column: raw.ping.ms -> core.ping.* filter
INSERT INTO core.ping (host, ms, row_key)
WITH fresh AS (
    SELECT *, cityHash64(*) AS row_key FROM raw.ping WHERE ms > 0
)
SELECT host, ms, row_key FROM fresh;
-- end
