-- id: postgres_composite_target_001
-- dialect: postgres
-- construct: update, struct, join
-- kind: composite_target
-- reads: raw.move
-- writes: crm.person
-- column: raw.move.street -> crm.person.addr direct
-- column: raw.move.zip -> crm.person.addr direct
-- column: crm.person.person_id -> crm.person.* filter
-- column: raw.move.person_id -> crm.person.* filter
UPDATE crm.person p
SET addr.street = m.street, addr.zip = upper(m.zip)
FROM raw.move m
WHERE m.person_id = p.person_id;
-- end

-- id: postgres_composite_target_002
-- dialect: postgres
-- construct: insert, struct
-- kind: composite_target
-- reads: raw.buoy
-- writes: sea.buoy
-- column: raw.buoy.code -> sea.buoy.buoy_no direct
-- column: raw.buoy.lat -> sea.buoy.place direct
-- column: raw.buoy.lon -> sea.buoy.place direct
-- column: raw.buoy.lat -> sea.buoy.* filter
INSERT INTO sea.buoy (buoy_no, place.lat, place.lon)
SELECT b.code, b.lat, b.lon FROM raw.buoy b WHERE b.lat IS NOT NULL;
-- end

-- id: postgres_composite_target_003
-- dialect: postgres
-- construct: update, struct
-- kind: composite_target
-- writes: ship.cargo
-- column: ship.cargo.size -> ship.cargo.size direct
-- column: ship.cargo.pack -> ship.cargo.size direct
-- column: ship.cargo.size -> ship.cargo.* filter
UPDATE ship.cargo
SET size.height = (size).height + pack
WHERE (size).height > 0;
-- end

-- id: postgres_composite_target_004
-- dialect: postgres
-- construct: insert, update, struct
-- kind: composite_target
-- reads: stg.flat
-- writes: home.flat
-- column: stg.flat.flat_no -> home.flat.flat_no direct
-- column: stg.flat.rent -> home.flat.rent direct
-- column: stg.flat.cur -> home.flat.rent direct
INSERT INTO home.flat AS f (flat_no, rent.amount, rent.currency)
SELECT s.flat_no, s.rent, s.cur FROM stg.flat s
ON CONFLICT (flat_no) DO UPDATE SET rent.amount = (EXCLUDED.rent).amount;
-- end

-- id: postgres_composite_target_005
-- dialect: postgres
-- construct: update, struct, correlated
-- kind: composite_target
-- reads: raw.span
-- writes: dig.layer
-- column: raw.span.first_year -> dig.layer.period direct
-- column: raw.span.last_year -> dig.layer.period direct
-- column: raw.span.layer_id -> dig.layer.* filter
-- column: dig.layer.layer_id -> dig.layer.* filter
-- column: dig.layer.dated -> dig.layer.* filter
UPDATE dig.layer l
SET (period.lo, period.hi) =
    (SELECT min(s.first_year), max(s.last_year) FROM raw.span s WHERE s.layer_id = l.layer_id)
WHERE NOT l.dated;
-- end
