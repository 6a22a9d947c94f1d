-- id: tsql_star_of_union_001
-- dialect: tsql
-- construct: union,star,ctas
-- kind: star_of_union
-- reads: dbo.boat, dbo.raft
-- writes: dbo.ship
-- column: dbo.boat.* -> dbo.ship.* direct
-- column: dbo.boat.no -> dbo.ship.no direct
-- column: dbo.raft.no -> dbo.ship.no direct
-- column: dbo.raft.len -> dbo.ship.* direct
-- column: dbo.raft.wid -> dbo.ship.* direct
-- column: dbo.boat.built -> dbo.ship.built direct
-- column: dbo.raft.made -> dbo.ship.built direct
SELECT q.* INTO dbo.ship FROM (
    SELECT b.no, b.*, b.built FROM dbo.boat b
    UNION ALL
    SELECT r.no, r.len, r.wid, r.made FROM dbo.raft r
) q;
-- end
