-- id: tsql_star_argument_001
-- dialect: tsql
-- construct: select, star, aggregate
-- kind: star_argument
-- schema: {"tables": {"dbo.berth": ["berthno", "harbour", "depth"]}}
-- reads: dbo.berth
-- writes: rpt.berthcheck
-- column: dbo.berth.harbour -> rpt.berthcheck.harbour direct
-- column: dbo.berth.berthno -> rpt.berthcheck.chk direct
-- column: dbo.berth.harbour -> rpt.berthcheck.chk direct
-- column: dbo.berth.depth -> rpt.berthcheck.chk direct
-- column: dbo.berth.depth -> rpt.berthcheck.* filter
-- column: dbo.berth.harbour -> rpt.berthcheck.* group
SELECT b.Harbour, CHECKSUM_AGG(BINARY_CHECKSUM(*)) AS Chk
INTO rpt.BerthCheck
FROM dbo.Berth AS b WITH (NOLOCK)
WHERE b.Depth > 0
GROUP BY b.Harbour;
-- end
