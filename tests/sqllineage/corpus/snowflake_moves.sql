-- id: snowflake_moves_001
-- dialect: snowflake
-- construct: clone, swap, script
-- schema: {"tables": {"core.shop": ["id", "name", "city"]}}
-- reads: core.shop, stg.shop_fix
-- writes: core.shop
-- column: core.shop.id -> core.shop.id direct
-- column: core.shop.name -> core.shop.name direct
-- column: core.shop.city -> core.shop.city direct
-- column: stg.shop_fix.city -> core.shop.city direct
-- column: core.shop.id -> core.shop.* filter
-- column: stg.shop_fix.id -> core.shop.* filter
CREATE OR REPLACE TABLE core.shop_work CLONE core.shop;
UPDATE core.shop_work w SET city = f.city FROM stg.shop_fix f WHERE f.id = w.id;
ALTER TABLE core.shop SWAP WITH core.shop_work;
DROP TABLE core.shop_work;
-- end

-- id: snowflake_moves_002
-- dialect: snowflake
-- construct: clone
-- reads: prod.kpi
-- writes: dev.kpi
-- column: prod.kpi.* -> dev.kpi.* direct
CREATE OR REPLACE TRANSIENT TABLE dev.kpi CLONE prod.kpi BEFORE (STATEMENT => '8e5d0ca9-005e-44e6-b858-a8f5b37c5726');
-- end

-- id: snowflake_moves_003
-- dialect: snowflake
-- construct: swap, insert, script
-- reads: raw.rate, core.rate, core.rate_b
-- writes: core.rate, core.rate_b
-- column: raw.rate.ccy -> core.rate.ccy direct
-- column: raw.rate.val -> core.rate.val direct
-- column: raw.rate.day -> core.rate.* filter
INSERT OVERWRITE INTO core.rate_b (ccy, val) SELECT ccy, val FROM raw.rate WHERE day = current_date;
ALTER TABLE core.rate_b SWAP WITH core.rate;
-- end

-- id: snowflake_moves_004
-- dialect: snowflake
-- construct: star_replace, star_except, star
-- schema: {"tables": {"raw.lead": ["id", "mail", "phone", "_rescued"]}}
-- reads: raw.lead
-- writes: stg.lead
-- column: raw.lead.id -> stg.lead.id direct
-- column: raw.lead.mail -> stg.lead.mail direct
-- column: raw.lead.phone -> stg.lead.phone direct
-- column: raw.lead.mail -> stg.lead.* filter
CREATE TABLE stg.lead AS
SELECT * EXCLUDE (_rescued) REPLACE (lower(mail) AS mail, regexp_replace(phone, '[^0-9]') AS phone)
FROM raw.lead
WHERE mail LIKE '%@%';
-- end

-- id: snowflake_moves_005
-- dialect: snowflake
-- construct: flatten, lateral, insert
-- reads: raw.tree
-- writes: core.leaf
-- column: raw.tree.doc -> core.leaf.path direct
-- column: raw.tree.doc -> core.leaf.val direct
-- column: raw.tree.id -> core.leaf.tree_id direct
-- column: raw.tree.doc -> core.leaf.* filter
INSERT INTO core.leaf (tree_id, path, val)
SELECT t.id, f.path, f.value
FROM raw.tree AS t, TABLE(FLATTEN(INPUT => PARSE_JSON(t.doc), RECURSIVE => TRUE)) AS f
WHERE typeof(f.value) NOT IN ('OBJECT', 'ARRAY');
-- end
