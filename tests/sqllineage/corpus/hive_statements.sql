-- id: hive_statements_001
-- dialect: hive
-- construct: multi_insert, aggregate
-- kind: multi_insert_own_from
-- reads: ods.ticket_log
-- writes: dwd.ticket_open, dwd.ticket_count
-- column: ods.ticket_log.ticket_id -> dwd.ticket_open.ticket_id direct
-- column: ods.ticket_log.opened_at -> dwd.ticket_open.opened_at direct
-- column: ods.ticket_log.state -> dwd.ticket_open.* filter
-- column: ods.ticket_log.team -> dwd.ticket_count.team direct
-- column: ods.ticket_log.team -> dwd.ticket_count.* group
FROM ods.ticket_log
INSERT OVERWRITE TABLE dwd.ticket_open SELECT ticket_id, opened_at FROM ods.ticket_log WHERE state = 'open'
INSERT INTO TABLE dwd.ticket_count SELECT team, count(*) AS n FROM ods.ticket_log GROUP BY team;
-- end

-- id: hive_statements_002
-- dialect: hive
-- construct: multi_insert, join
-- kind: multi_insert_own_from
-- reads: ods.ride, dim.city
-- writes: dwd.ride_day, dwd.ride_city
-- column: ods.ride.day -> dwd.ride_day.day direct
-- column: ods.ride.km -> dwd.ride_day.km direct
-- column: ods.ride.km -> dwd.ride_day.* filter
-- column: ods.ride.day -> dwd.ride_day.* group
-- column: dim.city.name -> dwd.ride_city.name direct
-- column: ods.ride.km -> dwd.ride_city.km direct
-- column: dim.city.city_id -> dwd.ride_city.* join
-- column: ods.ride.city_id -> dwd.ride_city.* join
FROM ods.ride r
INSERT OVERWRITE TABLE dwd.ride_day
  SELECT r.day, sum(r.km) AS km FROM ods.ride r WHERE r.km > 0 GROUP BY r.day
INSERT OVERWRITE TABLE dwd.ride_city
  SELECT c.name, x.km FROM ods.ride x JOIN dim.city c ON c.city_id = x.city_id;
-- end

-- id: hive_statements_003
-- dialect: hive
-- construct: multi_insert, unnest, lateral
-- kind: multi_insert_own_from
-- reads: ods.basket
-- writes: dwd.basket_item, dwd.basket_open, dwd.basket_state
-- column: ods.basket.basket_id -> dwd.basket_item.basket_id direct
-- column: ods.basket.items -> dwd.basket_item.sku direct
-- column: ods.basket.state -> dwd.basket_item.* filter
-- column: ods.basket.basket_id -> dwd.basket_open.basket_id direct
-- column: ods.basket.started -> dwd.basket_open.started direct
-- column: ods.basket.state -> dwd.basket_open.* filter
-- column: ods.basket.state -> dwd.basket_state.state direct
-- column: ods.basket.started -> dwd.basket_state.last_started direct
-- column: ods.basket.state -> dwd.basket_state.* group
FROM ods.basket b
INSERT OVERWRITE TABLE dwd.basket_item PARTITION (ds = '2024-06-01')
  SELECT b.basket_id, i.sku FROM ods.basket b LATERAL VIEW explode(b.items) i AS sku WHERE b.state = 'paid'
INSERT INTO TABLE dwd.basket_open
  SELECT b.basket_id, b.started WHERE b.state = 'open'
INSERT INTO TABLE dwd.basket_state
  SELECT b.state, max(b.started) AS last_started FROM ods.basket b GROUP BY b.state;
-- end

-- id: hive_statements_004
-- dialect: hive
-- construct: multi_insert, subquery
-- kind: multi_insert_own_from
-- reads: ods.parcel, ods.scan
-- writes: dwd.parcel_lost, dwd.parcel_all
-- column: ods.parcel.parcel_id -> dwd.parcel_lost.parcel_id direct
-- column: ods.parcel.depot -> dwd.parcel_lost.depot direct
-- column: ods.parcel.parcel_id -> dwd.parcel_lost.* filter
-- column: ods.scan.parcel_id -> dwd.parcel_lost.* filter
-- column: ods.scan.scanned_on -> dwd.parcel_lost.* filter
-- column: ods.parcel.parcel_id -> dwd.parcel_all.parcel_id direct
-- column: ods.parcel.depot -> dwd.parcel_all.depot direct
FROM ods.parcel p
INSERT OVERWRITE TABLE dwd.parcel_lost
  SELECT p.parcel_id, p.depot
  WHERE p.parcel_id NOT IN (SELECT s.parcel_id FROM ods.scan s WHERE s.scanned_on > '2024-06-01')
INSERT OVERWRITE TABLE dwd.parcel_all
  SELECT p.parcel_id, p.depot;
-- end

-- id: hive_statements_005
-- dialect: hive
-- construct: multi_insert, union, subquery
-- kind: multi_insert_own_from
-- reads: eu.harvest, us.harvest
-- writes: dwd.harvest_year, dwd.harvest_bad
-- column: eu.harvest.taken_on -> dwd.harvest_year.yr direct
-- column: us.harvest.cut_on -> dwd.harvest_year.yr direct
-- column: eu.harvest.tons -> dwd.harvest_year.tons direct
-- column: us.harvest.tons -> dwd.harvest_year.tons direct
-- column: eu.harvest.tons -> dwd.harvest_year.* filter
-- column: us.harvest.tons -> dwd.harvest_year.* filter
-- column: eu.harvest.field -> dwd.harvest_year.* filter
-- column: eu.harvest.taken_on -> dwd.harvest_bad.taken_on direct
-- column: us.harvest.cut_on -> dwd.harvest_bad.taken_on direct
-- column: eu.harvest.tons -> dwd.harvest_bad.* filter
-- column: us.harvest.tons -> dwd.harvest_bad.* filter
-- column: eu.harvest.field -> dwd.harvest_bad.* filter
FROM (
  SELECT e.taken_on, e.tons FROM eu.harvest e WHERE e.field IS NOT NULL
  UNION ALL
  SELECT u.cut_on AS taken_on, u.tons FROM us.harvest u
) h
INSERT INTO TABLE dwd.harvest_year SELECT extract(year FROM h.taken_on) AS yr, h.tons WHERE h.tons > 0
INSERT INTO TABLE dwd.harvest_bad SELECT h.taken_on WHERE h.tons <= 0;
-- end
