-- id: duckdb_group_by_position_001
-- dialect: duckdb
-- construct: view, aggregate
-- kind: group_by_position
-- reads: claim
-- writes: claim_band
-- column: claim.region -> claim_band.region direct
-- column: claim.paid -> claim_band.cost direct
-- column: claim.reserve -> claim_band.cost direct
-- column: claim.claim_no -> claim_band.n direct
-- column: claim.closed -> claim_band.* filter
-- column: claim.region -> claim_band.* group
-- column: claim.region -> claim_band.* sort
CREATE VIEW claim_band AS
SELECT nullif(region, 'none') AS region,
       sum(CASE WHEN closed THEN paid ELSE reserve END) AS cost,
       count(DISTINCT claim_no) AS n
FROM claim
GROUP BY ALL
ORDER BY region;
-- end
