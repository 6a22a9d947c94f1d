-- id: bigquery_struct_variable_001
-- dialect: bigquery
-- construct: variable, struct, insert
-- kind: struct_variable
-- reads: lab.bound, lab.reading
-- writes: lab.outlier
-- column: lab.reading.reading_id -> lab.outlier.reading_id direct
-- column: lab.bound.metric -> lab.outlier.* filter
-- column: lab.bound.lo_val -> lab.outlier.* filter
-- column: lab.bound.hi_val -> lab.outlier.* filter
-- column: lab.reading.val -> lab.outlier.* filter
DECLARE b STRUCT<lo FLOAT64, hi FLOAT64>;
SET b = (SELECT AS STRUCT n.lo_val, n.hi_val FROM lab.bound AS n WHERE n.metric = 'ph');
INSERT INTO lab.outlier (reading_id)
SELECT r.reading_id FROM lab.reading AS r WHERE r.val < b.lo OR r.val > b.hi;
-- end

-- id: bigquery_struct_variable_002
-- dialect: bigquery
-- construct: variable, struct, insert
-- kind: struct_variable
-- reads: ops.load_mark, raw.claim
-- writes: core.claim
-- column: raw.claim.claim_id -> core.claim.claim_id direct
-- column: ops.load_mark.batch_no -> core.claim.batch_no direct
-- column: raw.claim.loaded_at -> core.claim.* filter
-- column: ops.load_mark.upto -> core.claim.* filter
DECLARE mark DEFAULT (SELECT AS STRUCT MAX(m.upto) AS upto, MAX(m.batch_no) AS batch FROM ops.load_mark AS m);
INSERT INTO core.claim (claim_id, batch_no)
SELECT c.claim_id, mark.batch FROM raw.claim AS c WHERE c.loaded_at > mark.upto;
-- end

-- id: bigquery_struct_variable_003
-- dialect: bigquery
-- construct: variable, struct, update
-- kind: struct_variable
-- reads: ref.price_rule
-- writes: shop.ware
-- column: ref.price_rule.factor -> shop.ware.price direct
-- column: shop.ware.price -> shop.ware.price direct
-- column: ref.price_rule.reason -> shop.ware.note direct
-- column: ref.price_rule.active -> shop.ware.* filter
-- column: shop.ware.category -> shop.ware.* filter
DECLARE rule STRUCT<pct FLOAT64, label STRING>;
SET rule = (SELECT STRUCT(p.factor, p.reason) FROM ref.price_rule AS p WHERE p.active LIMIT 1);
UPDATE shop.ware SET price = price * rule.pct, note = rule.label WHERE category = 'toys';
-- end

-- id: bigquery_struct_variable_004
-- dialect: bigquery
-- construct: procedure, variable, struct
-- kind: struct_variable
-- reads: fleet.bus, fleet.depot
-- writes: fleet.day_stat
-- column: fleet.bus.km -> fleet.day_stat.km direct
-- column: fleet.depot.places -> fleet.day_stat.places direct
CREATE OR REPLACE PROCEDURE fleet.write_stat()
BEGIN
  DECLARE s STRUCT<km INT64, places INT64>;
  SET s = STRUCT(
    (SELECT SUM(b.km) FROM fleet.bus AS b),
    (SELECT SUM(d.places) FROM fleet.depot AS d));
  INSERT INTO fleet.day_stat (day, km, places) VALUES (CURRENT_DATE(), s.km, s.places);
END;
-- end

-- id: bigquery_struct_variable_005
-- dialect: bigquery
-- construct: variable, struct, merge
-- kind: struct_variable
-- reads: cfg.tenant, raw.user
-- writes: core.user
-- column: raw.user.user_id -> core.user.user_id direct
-- column: cfg.tenant.home -> core.user.region direct
-- column: core.user.user_id -> core.user.* join
-- column: raw.user.user_id -> core.user.* join
-- column: cfg.tenant.code -> core.user.* filter
-- column: raw.user.tenant -> core.user.* filter
-- column: cfg.tenant.tenant_id -> core.user.* filter
DECLARE t STRUCT<id INT64, region STRING, plan STRING>;
SET t = (SELECT AS STRUCT c.tenant_id, c.home, c.plan_code FROM cfg.tenant AS c WHERE c.code = 'north');
MERGE INTO core.user AS u
USING (SELECT r.user_id FROM raw.user AS r WHERE r.tenant = t.id) AS s
ON u.user_id = s.user_id
WHEN MATCHED THEN UPDATE SET region = t.region
WHEN NOT MATCHED THEN INSERT (user_id, region) VALUES (s.user_id, t.region);
-- end
