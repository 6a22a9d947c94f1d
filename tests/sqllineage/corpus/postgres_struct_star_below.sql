-- id: postgres_struct_star_below_001
-- dialect: postgres
-- construct: struct,star,insert,subquery
-- kind: struct_star_below
-- reads: map.place
-- writes: map.point
-- column: map.place.id -> map.point.id direct
-- column: map.place.spot -> map.point.lon direct
INSERT INTO map.point (id, lon) SELECT p.id, p.lon FROM (SELECT id, (spot).* FROM map.place) p;
-- end
