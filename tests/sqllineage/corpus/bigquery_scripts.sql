-- id: bigquery_scripts_001
-- dialect: bigquery
-- construct: script, loop, cursor
-- reads: ops.tenant
-- writes: mart.tenant_seen
-- column: ops.tenant.tenant_id -> mart.tenant_seen.tenant_id direct
-- column: ops.tenant.active -> mart.tenant_seen.* filter
FOR t IN (SELECT tenant_id FROM ops.tenant WHERE active)
DO
  INSERT INTO mart.tenant_seen (tenant_id, at) VALUES (t.tenant_id, CURRENT_TIMESTAMP());
END FOR;
-- end

-- id: bigquery_scripts_002
-- dialect: bigquery
-- construct: procedure, call, script
-- reads: raw.score
-- writes: mart.score
-- column: raw.score.player -> mart.score.player direct
-- column: raw.score.points -> mart.score.points direct
-- column: raw.score.player -> mart.score.* group
CREATE OR REPLACE PROCEDURE mart.load_score()
BEGIN
  TRUNCATE TABLE mart.score;
  INSERT INTO mart.score (player, points)
  SELECT player, MAX(points) FROM raw.score GROUP BY player;
EXCEPTION WHEN ERROR THEN
  SELECT @@error.message AS message;
END;
CALL mart.load_score();
-- end

-- id: bigquery_scripts_003
-- dialect: bigquery
-- construct: procedure, dynamic_sql
-- dropped: 1
CREATE OR REPLACE PROCEDURE ops.drop_day(project STRING, d DATE)
BEGIN
  EXECUTE IMMEDIATE FORMAT("DELETE FROM `%s.mart.daily` WHERE day = '%t'", project, d);
END;
-- end

-- id: bigquery_scripts_004
-- dialect: bigquery
-- construct: call
-- dropped: 1
CALL `acme-ops`.jobs.refresh_all(CURRENT_DATE());
-- end

-- id: bigquery_scripts_005
-- dialect: bigquery
-- construct: temp_table, script, star
-- reads: raw.form
-- writes: mart.form
-- column: raw.form.form_id -> mart.form.form_id direct
-- column: raw.form.answers -> mart.form.answer direct
-- column: raw.form.submitted -> mart.form.* filter
CREATE TEMP TABLE flat AS
SELECT f.form_id, a AS answer FROM raw.form AS f LEFT JOIN UNNEST(f.answers) AS a WHERE f.submitted IS NOT NULL;
CREATE OR REPLACE TABLE mart.form AS SELECT * FROM flat;
-- end

-- id: bigquery_scripts_006
-- dialect: bigquery
-- construct: unnest, subquery, select
-- reads: raw.order
-- column: raw.order.id -> <result>.id direct
-- column: raw.order.lines -> <result>.total direct
-- column: raw.order.lines -> <result>.* filter
SELECT o.id,
       (SELECT SUM(l.qty * l.price) FROM UNNEST(o.lines) AS l WHERE l.price > 0) AS total
FROM raw.order AS o;
-- end

-- id: bigquery_scripts_007
-- dialect: bigquery
-- construct: struct, star, unnest
-- reads: raw.visit
-- column: raw.visit.visitor -> <result>.mail direct
-- column: raw.visit.hits -> <result>.path direct
-- column: raw.visit.hits -> <result>.product direct
-- column: raw.visit.hits -> <result>.hit_no direct
SELECT v.visitor.contact.mail AS mail, h.page.path AS path, p.sku AS product, hit_no
FROM raw.visit v, UNNEST(v.hits) h WITH OFFSET AS hit_no, UNNEST(h.products) p;
-- end

-- id: bigquery_scripts_008
-- dialect: bigquery
-- construct: materialized_view, aggregate
-- reads: core.sale
-- writes: mart.mv_sale
-- column: core.sale.shop -> mart.mv_sale.shop direct
-- column: core.sale.eur -> mart.mv_sale.eur direct
-- column: core.sale.buyer -> mart.mv_sale.buyers direct
-- column: core.sale.shop -> mart.mv_sale.* group
CREATE MATERIALIZED VIEW mart.mv_sale
OPTIONS (enable_refresh = true, refresh_interval_minutes = 30)
AS SELECT shop, SUM(eur) AS eur, APPROX_COUNT_DISTINCT(buyer) AS buyers
FROM core.sale GROUP BY shop;
-- end

-- id: bigquery_scripts_009
-- dialect: bigquery
-- construct: rename, script
-- reads: mart.tmp_city
-- writes: mart.city
DROP TABLE IF EXISTS mart.city;
ALTER TABLE mart.tmp_city RENAME TO city;
-- end

-- id: bigquery_scripts_010
-- dialect: bigquery
-- construct: copy, star
-- schema: {"tables": {"prod.band": ["band_id", "name"]}}
-- reads: prod.band
-- writes: archive.band
-- column: prod.band.band_id -> archive.band.band_id direct
-- column: prod.band.name -> archive.band.name direct
CREATE TABLE archive.band COPY prod.band;
-- end

-- id: bigquery_scripts_011
-- dialect: bigquery
-- construct: view, window, aggregate
-- reads: fin.booking
-- writes: fin.v_booking
-- column: fin.booking.account -> fin.v_booking.account direct
-- column: fin.booking.eur -> fin.v_booking.eur direct
-- column: fin.booking.eur -> fin.v_booking.part direct
-- column: fin.booking.account -> fin.v_booking.* group
CREATE VIEW fin.v_booking (account OPTIONS (description = 'the account'), eur, part) AS
SELECT account, SUM(eur), SUM(eur) / SUM(SUM(eur)) OVER ()
FROM fin.booking
GROUP BY 1;
-- end

-- id: bigquery_scripts_012
-- dialect: bigquery
-- construct: select, cte, quoted_name
-- reads: bigquery-public-data.samples.shakespeare
-- column: bigquery-public-data.samples.shakespeare.corpus -> <result>.corpus direct
-- column: bigquery-public-data.samples.shakespeare.word_count -> <result>.words direct
-- column: bigquery-public-data.samples.shakespeare.corpus -> <result>.* group
-- column: bigquery-public-data.samples.shakespeare.word_count -> <result>.* sort
#standardSQL
WITH w AS (SELECT corpus, word_count FROM `bigquery-public-data`.samples.shakespeare)
SELECT corpus, SUM(word_count) AS words FROM w GROUP BY corpus ORDER BY 2 DESC LIMIT 10;
-- end

-- id: bigquery_scripts_013
-- dialect: bigquery
-- construct: function
-- reads: ref.plz
CREATE OR REPLACE FUNCTION ref.town_of(code STRING) RETURNS STRING AS (
  (SELECT ANY_VALUE(town) FROM ref.plz WHERE plz = code)
);
-- end

-- id: bigquery_scripts_014
-- dialect: bigquery
-- construct: join, using_join, select
-- reads: a.x, a.y
-- column: a.y.k -> <result>.k direct
-- column: a.x.v -> <result>.v direct
-- column: a.x.k -> <result>.* join
-- column: a.y.k -> <result>.* join
SELECT k, x.v FROM a.x RIGHT JOIN a.y USING (k);
-- end

-- id: bigquery_scripts_015
-- dialect: bigquery
-- construct: broken, script
-- reads: ok.src
-- writes: ok.dst
-- column: ok.src.c -> ok.dst.c direct
-- dropped: 1
INSERT INTO ok.dst (c) SELECT c FROM ok.src;
CRAETE TABLE ok.nothing AS SELECT 1;
-- end

-- id: bigquery_scripts_016
-- dialect: bigquery
-- construct: select, aggregate
-- reads: iot.sample
-- column: iot.sample.device -> <result>.device direct
-- column: iot.sample.value -> <result>.latest direct
-- column: iot.sample.at -> <result>.* sort
-- column: iot.sample.value -> <result>.mean_ok direct
-- column: iot.sample.quality -> <result>.* filter
-- column: iot.sample.device -> <result>.* group
SELECT device,
       MAX_BY(value, at) AS latest,
       AVG(IF(quality = 'ok', value, NULL)) AS mean_ok,
       COUNTIF(quality = 'bad') AS bad
FROM iot.sample
GROUP BY device;
-- end

-- id: bigquery_scripts_017
-- dialect: bigquery
-- construct: script, variable
-- reads: cfg.region, raw.parcel
-- writes: mart.parcel
-- column: raw.parcel.id -> mart.parcel.id direct
-- column: raw.parcel.region -> mart.parcel.* filter
-- column: cfg.region.code -> mart.parcel.* filter
-- column: cfg.region.enabled -> mart.parcel.* filter
DECLARE regions ARRAY<STRING>;
SET regions = (SELECT ARRAY_AGG(code) FROM cfg.region WHERE enabled);
INSERT INTO mart.parcel (id)
SELECT id FROM raw.parcel WHERE region IN UNNEST(regions);
-- end

-- id: bigquery_scripts_018
-- dialect: bigquery
-- construct: external_table, comment
/* CREATE TABLE x AS SELECT * FROM y */
CREATE EXTERNAL TABLE sheets.targets (team STRING, goal NUMERIC)
OPTIONS (format = 'GOOGLE_SHEETS', uris = ['https://docs.google.com/spreadsheets/d/abc'], skip_leading_rows = 1); -- from sheet
-- end

-- id: bigquery_scripts_019
-- dialect: bigquery
-- construct: delete, correlated
-- reads: core.stay
-- writes: core.guest
-- column: core.stay.guest_id -> core.guest.* filter
-- column: core.guest.guest_id -> core.guest.* filter
-- column: core.guest.created -> core.guest.* filter
DELETE core.guest AS g
WHERE g.created < '2015-01-01'
  AND NOT EXISTS (SELECT 1 FROM core.stay AS s WHERE s.guest_id = g.guest_id);
-- end

-- id: bigquery_scripts_020
-- dialect: bigquery
-- construct: struct, star, cte
-- reads: crm.raw_lead
-- column: crm.raw_lead.payload -> <result>.mail direct
-- column: crm.raw_lead.payload -> <result>.utm direct
-- column: crm.raw_lead.id -> <result>.id direct
WITH p AS (
  SELECT id, STRUCT(payload.mail AS mail, payload.utm.source AS utm) AS s FROM crm.raw_lead
)
SELECT id, s.mail AS mail, s.utm AS utm FROM p;
-- end
