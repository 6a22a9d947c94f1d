-- id: postgres_star_of_union_001
-- dialect: postgres
-- construct: union,star,subquery
-- kind: star_of_union
-- reads: a.boat, b.raft
-- column: a.boat.id -> <result>.id direct
-- column: b.raft.x -> <result>.id direct
-- column: b.raft.y -> <result>.id direct
SELECT q.id FROM (SELECT * FROM a.boat UNION ALL SELECT x, y FROM b.raft) q;
-- end

-- id: postgres_star_of_union_002
-- dialect: postgres
-- construct: union,star,cte,insert
-- kind: star_of_union
-- schema: {"tables": {"a.boat": ["name", "id"]}}
-- reads: a.boat, b.raft
-- writes: c.ship
-- column: a.boat.id -> c.ship.id direct
-- column: b.raft.y -> c.ship.id direct
WITH q AS (SELECT * FROM a.boat UNION SELECT x, y FROM b.raft)
INSERT INTO c.ship (id) SELECT id FROM q;
-- end

-- id: postgres_star_of_union_003
-- dialect: postgres
-- construct: union,star,view
-- kind: star_of_union
-- reads: a.boat, b.raft, v_boat
-- writes: v_boat, c.long
-- column: a.boat.* -> v_boat.* direct
-- column: b.raft.x -> v_boat.* direct
-- column: b.raft.y -> v_boat.* direct
-- column: v_boat.id -> c.long.id direct
-- column: v_boat.len -> c.long.* filter
CREATE VIEW v_boat AS SELECT * FROM a.boat INTERSECT SELECT x, y FROM b.raft;
INSERT INTO c.long (id) SELECT id FROM v_boat WHERE len > 12;
-- end
