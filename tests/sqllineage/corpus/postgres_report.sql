-- id: postgres_report_nested_joins
-- dialect: postgres
-- construct: view, join
-- reads: stock.depot, stock.parcel, stock.route
-- writes: rep.parcel_route
-- column: stock.depot.id -> rep.parcel_route.* join
-- column: stock.depot.town -> rep.parcel_route.town direct
-- column: stock.parcel.code -> rep.parcel_route.code direct
-- column: stock.parcel.id -> rep.parcel_route.* join
-- column: stock.parcel.weight -> rep.parcel_route.* filter
-- column: stock.route.depot_id -> rep.parcel_route.* join
-- column: stock.route.km -> rep.parcel_route.km direct
-- column: stock.route.parcel_id -> rep.parcel_route.* join
CREATE VIEW rep.parcel_route AS
 SELECT p.code,
    r.km,
    d.town
   FROM ((stock.parcel p
     JOIN stock.route r ON ((r.parcel_id = p.id)))
     LEFT JOIN stock.depot d ON ((d.id = r.depot_id)))
  WHERE (p.weight > 0);
-- end

-- id: postgres_report_foreign_key_actions
-- dialect: postgres
-- construct: ddl, script
-- reads: shop.bill
-- writes: shop.arch
-- column: shop.bill.no -> shop.arch.no direct
ALTER TABLE ONLY shop.bill
    ADD CONSTRAINT bill_cust FOREIGN KEY (cust) REFERENCES shop.cust(id) ON UPDATE CASCADE ON DELETE RESTRICT;
INSERT INTO shop.arch (no) SELECT no FROM shop.bill;
-- end

-- id: postgres_report_trigger_assignment
-- dialect: postgres
-- construct: function, trigger
-- writes: shop.log
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at = now();
  INSERT INTO shop.log (what) VALUES ('bill');
  RETURN NEW;
END $$;
-- end

-- id: postgres_report_nested_joins_deep
-- dialect: postgres
-- construct: insert, join, star
-- schema: {"tables": {"hr.person": ["id", "boss"], "hr.badge": ["person", "colour"], "hr.door": ["colour", "floor"], "hr.visit": ["person", "at"]}}
-- reads: hr.badge, hr.door, hr.person, hr.visit
-- writes: hr.seen
-- column: hr.badge.colour -> hr.seen.* join
-- column: hr.badge.person -> hr.seen.* join
-- column: hr.door.colour -> hr.seen.* join
-- column: hr.door.colour -> hr.seen.colour direct
-- column: hr.door.floor -> hr.seen.floor direct
-- column: hr.person.boss -> hr.seen.boss direct
-- column: hr.person.id -> hr.seen.* join
-- column: hr.visit.person -> hr.seen.* join
INSERT INTO hr.seen (boss, colour, floor)
SELECT w.boss, d.*
FROM (((hr.person w JOIN hr.visit v ON ((v.person = w.id))) JOIN hr.badge b ON ((b.person = w.id))) LEFT JOIN hr.door d ON ((d.colour = b.colour)));
-- end
