-- id: snowflake_scripting_001
-- dialect: snowflake
-- construct: script, dynamic_sql, variable
-- reads: raw.lead
-- writes: core.lead
-- column: raw.lead.id -> core.lead.id direct
-- column: raw.lead.mail -> core.lead.mail direct
EXECUTE IMMEDIATE $$
DECLARE
    stmt VARCHAR DEFAULT 'INSERT INTO core.lead (id, mail) SELECT id, mail FROM raw.lead';
BEGIN
    EXECUTE IMMEDIATE :stmt;
END;
$$;
-- end

-- id: snowflake_scripting_002
-- dialect: snowflake
-- construct: function
-- reads: core.store
-- column: core.store.id -> <result>.store_id direct
-- column: core.store.title -> <result>.store_name direct
-- column: core.store.country -> <result>.* filter
CREATE OR REPLACE FUNCTION core.stores_in(c VARCHAR)
RETURNS TABLE (store_id NUMBER, store_name VARCHAR)
AS
'SELECT id, title FROM core.store WHERE country = c';
-- end

-- id: snowflake_scripting_003
-- dialect: snowflake
-- construct: procedure, script
-- reads: stg.donation, ops.switch
-- writes: core.donation, core.donation_dup
-- column: stg.donation.id -> core.donation.id direct
-- column: stg.donation.eur -> core.donation.eur direct
-- column: stg.donation.id -> core.donation_dup.id direct
-- column: stg.donation.id -> core.donation_dup.* group
CREATE OR REPLACE PROCEDURE core.load_donation()
RETURNS TABLE ()
LANGUAGE SQL
AS
BEGIN
    IF (EXISTS (SELECT 1 FROM ops.switch WHERE name = 'donation' AND is_on)) THEN
        INSERT INTO core.donation (id, eur) SELECT id, eur FROM stg.donation;
    ELSE
        INSERT INTO core.donation_dup (id) SELECT id FROM stg.donation GROUP BY id HAVING count(*) > 1;
    END IF;
EXCEPTION
    WHEN OTHER THEN
        RAISE;
END;
-- end

-- id: snowflake_scripting_004
-- dialect: snowflake
-- construct: procedure, call, script
-- reads: stg.tag
-- writes: core.tag
-- column: stg.tag.name -> core.tag.name direct
CREATE OR REPLACE PROCEDURE core.load_tag() RETURNS VARCHAR LANGUAGE SQL AS
$$
BEGIN
    INSERT OVERWRITE INTO core.tag (name) SELECT DISTINCT lower(name) FROM stg.tag;
    RETURN 'ok';
END
$$;
CALL core.load_tag();
-- end

-- id: snowflake_scripting_005
-- dialect: snowflake
-- construct: call, script
-- dropped: 1
USE ROLE loader;
USE WAREHOUSE etl_wh;
CALL util.reload_everything('2024-06-01');
-- end

-- id: snowflake_scripting_006
-- dialect: snowflake
-- construct: flatten, json, lateral
-- reads: raw.survey_json
-- column: raw.survey_json.doc -> <result>.respondent direct
-- column: raw.survey_json.doc -> <result>.question direct
-- column: raw.survey_json.doc -> <result>.answer direct
-- column: raw.survey_json.doc -> <result>.* filter
SELECT doc:respondent.id::number AS respondent,
       s.value:title::varchar AS question,
       a.value::varchar AS answer
FROM raw.survey_json,
     TABLE(FLATTEN(input => doc, path => 'sections', outer => TRUE)) s,
     TABLE(FLATTEN(s.value:answers)) a
WHERE a.value <> '';
-- end

-- id: snowflake_scripting_007
-- dialect: snowflake
-- construct: quoted_name, merge
-- reads: RAW.Orders-2024
-- writes: core.orders
-- column: RAW.Orders-2024.OrderID -> core.orders.order_id direct
-- column: RAW.Orders-2024.State -> core.orders.state direct
-- column: core.orders.order_id -> core.orders.* join
-- column: RAW.Orders-2024.OrderID -> core.orders.* join
MERGE INTO CORE.ORDERS t
USING "RAW"."Orders-2024" s ON t.order_id = s."OrderID"
WHEN MATCHED THEN UPDATE SET t.state = s."State"
WHEN NOT MATCHED THEN INSERT (order_id, state) VALUES (s."OrderID", s."State");
-- end

-- id: snowflake_scripting_008
-- dialect: snowflake
-- construct: quoted_name, select
-- schema: {"tables": {"DB.S.ACCOUNT": ["ID", "Owner"]}}
-- reads: db.s.account
-- column: db.s.account.ID -> <result>.ID direct
-- column: db.s.account.Owner -> <result>.Owner direct
SELECT * FROM db.s.account;
-- end

-- id: snowflake_scripting_009
-- dialect: snowflake
-- construct: ctas, star, join
-- schema: {"tables": {"core.deal": ["deal_id", "owner_id", "eur"], "core.owner": ["owner_id", "name"]}}
-- reads: core.deal, core.owner
-- writes: mart.deal
-- column: core.deal.deal_id -> mart.deal.deal_id direct
-- column: core.deal.owner_id -> mart.deal.owner_id direct
-- column: core.deal.eur -> mart.deal.eur direct
-- column: core.owner.name -> mart.deal.owner_name direct
-- column: core.deal.owner_id -> mart.deal.* join
-- column: core.owner.owner_id -> mart.deal.* join
CREATE OR REPLACE TRANSIENT TABLE mart.deal AS
SELECT d.*, o.name AS owner_name
FROM core.deal d LEFT JOIN core.owner o ON o.owner_id = d.owner_id;
-- end

-- id: snowflake_scripting_010
-- dialect: snowflake
-- construct: multi_insert
-- reads: stg.contact
-- writes: core.mail, core.phone
-- column: stg.contact.id -> core.mail.contact_id direct
-- column: stg.contact.mail -> core.mail.address direct
-- column: stg.contact.id -> core.phone.contact_id direct
-- column: stg.contact.phone -> core.phone.no direct
INSERT ALL
    INTO core.mail (contact_id, address) VALUES (id, mail)
    INTO core.phone (contact_id, no) VALUES (id, phone)
SELECT id, mail, phone FROM stg.contact;
-- end

-- id: snowflake_scripting_011
-- dialect: snowflake
-- construct: materialized_view, aggregate
-- reads: core.parcel, core.depot
-- writes: mart.depot_load
-- column: core.depot.name -> mart.depot_load.depot direct
-- column: core.parcel.kg -> mart.depot_load.kg direct
-- column: core.parcel.depot_id -> mart.depot_load.* join
-- column: core.depot.depot_id -> mart.depot_load.* join
-- column: core.depot.name -> mart.depot_load.* group
-- column: core.parcel.state -> mart.depot_load.* filter
CREATE OR REPLACE DYNAMIC TABLE mart.depot_load
    TARGET_LAG = '20 minutes'
    WAREHOUSE = mart_wh
AS
SELECT d.name AS depot, sum(iff(p.state = 'lost', 0, p.kg)) AS kg
FROM core.parcel p JOIN core.depot d USING (depot_id)
GROUP BY 1;
-- end

-- id: snowflake_scripting_012
-- dialect: snowflake
-- construct: script, ddl, insert
-- reads: core.order_stream
-- writes: mart.order_log
-- column: core.order_stream.order_id -> mart.order_log.order_id direct
-- column: core.order_stream.metadata$action -> mart.order_log.action direct
CREATE OR REPLACE STREAM core.order_stream ON TABLE core.orders;
CREATE OR REPLACE TASK mart.log_orders
    WAREHOUSE = etl_wh
    SCHEDULE = '5 MINUTE'
    WHEN SYSTEM$STREAM_HAS_DATA('core.order_stream')
AS
    INSERT INTO mart.order_log (order_id, action)
    SELECT order_id, METADATA$ACTION FROM core.order_stream;
-- end

-- id: snowflake_scripting_013
-- dialect: snowflake
-- construct: pivot, cte
-- reads: plant.meter
-- column: plant.meter.site -> <result>.site direct
-- column: plant.meter.kwh -> <result>.peak direct
-- column: plant.meter.kwh -> <result>.off_peak direct
-- column: plant.meter.tariff -> <result>.* filter
WITH m AS (SELECT site, tariff, kwh FROM plant.meter)
SELECT p.site, p."'P'" AS peak, p."'O'" AS off_peak
FROM m PIVOT (sum(kwh) FOR tariff IN ('P', 'O')) p;
-- end

-- id: snowflake_scripting_014
-- dialect: snowflake
-- construct: window, select
-- reads: web.page
-- column: web.page.session -> <result>.session direct
-- column: web.page.url -> <result>.exit_page direct
-- column: web.page.ms -> <result>.share direct
-- column: web.page.session -> <result>.* window
-- column: web.page.at -> <result>.* window
SELECT session,
       last_value(url IGNORE NULLS) OVER (PARTITION BY session ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS exit_page,
       ratio_to_report(ms) OVER (PARTITION BY session) AS share
FROM web.page;
-- end

-- id: snowflake_scripting_015
-- dialect: snowflake
-- construct: union, view
-- reads: a.crm.lead, b.crm.lead
-- writes: all_crm.lead
-- column: a.crm.lead.id -> all_crm.lead.id direct
-- column: b.crm.lead.lead_no -> all_crm.lead.id direct
-- column: a.crm.lead.mail -> all_crm.lead.mail direct
-- column: b.crm.lead.e_mail -> all_crm.lead.mail direct
CREATE OR REPLACE VIEW all_crm.lead (id, mail, tenant) COMMENT = 'both' AS
SELECT id, mail, 'a' FROM a.crm.lead
UNION ALL
SELECT lead_no, e_mail, 'b' FROM b.crm.lead;
-- end

-- id: snowflake_scripting_016
-- dialect: snowflake
-- construct: recursive_cte, select
-- reads: org.post
-- column: org.post.id -> <result>.id direct
-- column: org.post.title -> <result>.title direct
-- column: org.post.title -> <result>.* filter
-- column: org.post.boss_id -> <result>.* join
-- column: org.post.id -> <result>.* join
SELECT id, title
FROM org.post
START WITH title = 'CEO'
CONNECT BY boss_id = PRIOR id;
-- end

-- id: snowflake_scripting_017
-- dialect: snowflake
-- construct: script, variable
-- reads: ops.run, raw.tick
-- writes: core.tick
-- column: raw.tick.sym -> core.tick.sym direct
-- column: ops.run.run_id -> core.tick.run_id direct
-- column: ops.run.state -> core.tick.* filter
SET run_id = (SELECT max(run_id) FROM ops.run WHERE state = 'open');
INSERT INTO core.tick (sym, run_id) SELECT sym, $run_id FROM raw.tick;
-- end

-- id: snowflake_scripting_018
-- dialect: snowflake
-- construct: copy
-- writes: raw.gps
COPY INTO raw.gps FROM @~/gps FILE_FORMAT = (FORMAT_NAME = 'raw.json') MATCH_BY_COLUMN_NAME = CASE_INSENSITIVE PURGE = TRUE;
-- end

-- id: snowflake_scripting_019
-- dialect: snowflake
-- construct: rename, script
-- reads: mart.kpi, stg.kpi
-- writes: mart.kpi_backup, mart.kpi
-- column: stg.kpi.name -> mart.kpi.name direct
-- column: stg.kpi.val -> mart.kpi.val direct
ALTER TABLE mart.kpi RENAME TO mart.kpi_backup;
CREATE TABLE mart.kpi AS SELECT name, val FROM stg.kpi;
-- end

-- id: snowflake_scripting_020
-- dialect: snowflake
-- construct: swap, script, insert
-- reads: stg.menu
-- writes: core.menu
-- column: stg.menu.dish -> core.menu.dish direct
-- column: stg.menu.eur -> core.menu.eur direct
CREATE OR REPLACE TABLE core.menu_next LIKE core.menu;
INSERT INTO core.menu_next (dish, eur) SELECT dish, eur FROM stg.menu;
ALTER TABLE core.menu_next SWAP WITH core.menu;
DROP TABLE core.menu_next;
-- end

-- id: snowflake_scripting_021
-- dialect: snowflake
-- construct: jinja, star, union
-- reads: base_eu, base_us
-- column: base_eu.id -> <result>.id direct
-- column: base_us.id -> <result>.id direct
-- column: base_eu.net -> <result>.net direct
-- column: base_us.net -> <result>.net direct
-- column: base_eu.id -> <result>.* sort
-- column: base_us.id -> <result>.* sort
with eu as (select id, net from {{ ref('base_eu') }}),
us as (select id, net from {{ ref('base_us') }}),
both_regions as (
    select * from eu
    union all
    select * from us
)
select * from both_regions
{% if target.name == 'prod' %}
order by id
{% endif %}
-- end

-- id: snowflake_scripting_022
-- dialect: snowflake
-- construct: update, delete, broken, script
-- reads: stg.ban
-- writes: core.member
-- column: core.member.id -> core.member.* filter
-- column: stg.ban.member_id -> core.member.* filter
-- dropped: 1
UPDATE core.member SET active = FALSE WHERE id IN (SELECT member_id FROM stg.ban);
DELETE FORM core.member WHER id = 1;
-- end
