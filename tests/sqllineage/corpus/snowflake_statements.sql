-- id: snowflake_statements_001
-- dialect: snowflake
-- construct: script, ddl, ctas
-- kind: harmless_reported
-- reads: raw.board_click
-- writes: app.board_use
-- column: raw.board_click.board -> app.board_use.board direct
-- column: raw.board_click.clicked_at -> app.board_use.last_click direct
-- column: raw.board_click.board -> app.board_use.* group
CREATE OR REPLACE NETWORK RULE app.allow_pg MODE = EGRESS TYPE = HOST_PORT VALUE_LIST = ('pg.acme.test:5432');
CREATE COMPUTE POOL IF NOT EXISTS small_pool MIN_NODES = 1 MAX_NODES = 2 INSTANCE_FAMILY = CPU_X64_XS;
CREATE IMAGE REPOSITORY IF NOT EXISTS app.images;
CREATE OR REPLACE STREAMLIT app.board ROOT_LOCATION = '@app.code/board' MAIN_FILE = 'main.py' QUERY_WAREHOUSE = rep_wh;
CREATE OR REPLACE TABLE app.board_use AS
SELECT c.board, MAX(c.clicked_at) AS last_click FROM raw.board_click c GROUP BY c.board;
-- end

-- id: snowflake_statements_002
-- dialect: snowflake
-- construct: view, join
-- kind: snowflake_contact
-- reads: raw.citizen, raw.town
-- writes: gov.v_citizen
-- column: raw.citizen.id -> gov.v_citizen.citizen_id direct
-- column: raw.town.town_name -> gov.v_citizen.town direct
-- column: raw.town.town_id -> gov.v_citizen.* join
-- column: raw.citizen.town_id -> gov.v_citizen.* join
CREATE OR REPLACE SECURE VIEW gov.v_citizen (citizen_id, town)
  COMMENT = 'by town'
  WITH ROW ACCESS POLICY gov.by_town ON (town)
  WITH CONTACT (STEWARD = gov.registry_team, ACCESS_APPROVAL = gov.privacy_office)
AS
SELECT c.id, t.town_name FROM raw.citizen c JOIN raw.town t ON t.town_id = c.town_id;
-- end

-- id: snowflake_statements_003
-- dialect: snowflake
-- construct: ctas, aggregate
-- kind: snowflake_contact
-- reads: raw.flight
-- writes: mart.flight_delay
-- column: raw.flight.airport -> mart.flight_delay.airport direct
-- column: raw.flight.delay_min -> mart.flight_delay.delay direct
-- column: raw.flight.cancelled -> mart.flight_delay.* filter
-- column: raw.flight.airport -> mart.flight_delay.* group
CREATE OR REPLACE TRANSIENT TABLE mart.flight_delay
  CLUSTER BY (airport)
  COPY GRANTS
  WITH TAG (gov.domain = 'aviation')
  WITH CONTACT (SUPPORT = gov.ops_desk)
AS SELECT f.airport, AVG(f.delay_min) AS delay FROM raw.flight f WHERE f.cancelled = FALSE GROUP BY f.airport;
-- end

-- id: snowflake_statements_004
-- dialect: snowflake
-- construct: materialized_view, aggregate
-- kind: snowflake_contact
-- reads: raw.gauge
-- writes: mart.tide
-- column: raw.gauge.station_code -> mart.tide.station direct
-- column: raw.gauge.level_cm -> mart.tide.high_m direct
-- column: raw.gauge.station_code -> mart.tide.* group
CREATE OR REPLACE DYNAMIC TABLE mart.tide (
    station VARCHAR WITH CONTACT (STEWARD = gov.harbour, SUPPORT = gov.it_desk),
    high_m NUMBER(6, 2) COMMENT 'metres'
  )
  TARGET_LAG = '1 hour'
  WAREHOUSE = rep_wh
AS
SELECT g.station_code, MAX(g.level_cm) / 100 FROM raw.gauge g GROUP BY g.station_code;
-- end

-- id: snowflake_statements_005
-- dialect: snowflake
-- construct: script, ddl, insert
-- kind: snowflake_contact
-- reads: raw.vehicle_feed
-- writes: core.vehicle
-- column: raw.vehicle_feed.vehicle_no -> core.vehicle.vin direct
-- column: raw.vehicle_feed.sign -> core.vehicle.plate direct
-- column: raw.vehicle_feed.retired -> core.vehicle.* filter
CREATE CONTACT IF NOT EXISTS gov.fleet_desk EMAIL_DISTRIBUTION_LIST = 'fleet@acme.test';
CREATE TABLE core.vehicle (vin VARCHAR, plate VARCHAR) WITH CONTACT (STEWARD = gov.fleet_desk);
ALTER TABLE raw.vehicle_feed SET CONTACT SUPPORT = gov.fleet_desk;
INSERT INTO core.vehicle SELECT v.vehicle_no, v.sign FROM raw.vehicle_feed v WHERE v.retired = FALSE;
-- end

-- id: snowflake_statements_006
-- dialect: snowflake
-- construct: view, cte, join
-- kind: snowflake_contact
-- reads: crm.person, crm.dataset
-- writes: crm.v_steward
-- column: crm.person.person_name -> crm.v_steward.steward direct
-- column: crm.person.email -> crm.v_steward.mail direct
-- column: crm.dataset.dataset_name -> crm.v_steward.dataset_name direct
-- column: crm.person.is_steward -> crm.v_steward.* filter
-- column: crm.dataset.owner_mail -> crm.v_steward.* join
-- column: crm.person.email -> crm.v_steward.* join
CREATE OR REPLACE VIEW crm.v_steward AS
WITH contact (steward, mail) AS (
  SELECT p.person_name, p.email FROM crm.person p WHERE p.is_steward
)
SELECT contact.steward, contact.mail, d.dataset_name
FROM contact JOIN crm.dataset d ON d.owner_mail = contact.mail;
-- end

-- id: snowflake_statements_007
-- dialect: snowflake
-- construct: materialized_view, join, aggregate
-- kind: define_object
-- reads: prod.raw.arrival, prod.raw.vessel
-- writes: prod.mart.port_call
-- column: prod.raw.vessel.vessel_name -> prod.mart.port_call.vessel_name direct
-- column: prod.raw.arrival.port -> prod.mart.port_call.port direct
-- column: prod.raw.arrival.arrived_at -> prod.mart.port_call.first_call direct
-- column: prod.raw.vessel.imo -> prod.mart.port_call.* join
-- column: prod.raw.arrival.imo -> prod.mart.port_call.* join
-- column: prod.raw.arrival.cancelled -> prod.mart.port_call.* filter
-- column: prod.raw.vessel.vessel_name -> prod.mart.port_call.* group
-- column: prod.raw.arrival.port -> prod.mart.port_call.* group
DEFINE DYNAMIC TABLE prod.mart.port_call
  TARGET_LAG = '30 minutes'
  WAREHOUSE = dcm_wh
AS
SELECT v.vessel_name, a.port, MIN(a.arrived_at) AS first_call
FROM prod.raw.arrival a
JOIN prod.raw.vessel v ON v.imo = a.imo
WHERE a.cancelled = FALSE
GROUP BY v.vessel_name, a.port;
-- end

-- id: snowflake_statements_008
-- dialect: snowflake
-- construct: ddl, view, star, script
-- kind: define_object
-- reads: prod.clinic.visit
-- writes: prod.clinic.v_visit
-- column: prod.clinic.visit.visit_id -> prod.clinic.v_visit.visit_id direct
-- column: prod.clinic.visit.ward -> prod.clinic.v_visit.ward direct
-- column: prod.clinic.visit.cost -> prod.clinic.v_visit.cost direct
-- column: prod.clinic.visit.cost -> prod.clinic.v_visit.* filter
DEFINE SCHEMA prod.clinic COMMENT = 'visits';
DEFINE TABLE prod.clinic.visit (visit_id NUMBER NOT NULL, ward VARCHAR, cost NUMBER(10, 2)) CHANGE_TRACKING = TRUE;
DEFINE VIEW prod.clinic.v_visit AS SELECT * FROM prod.clinic.visit WHERE cost > 0;
GRANT SELECT ON VIEW prod.clinic.v_visit TO ROLE nurse;
-- end

-- id: snowflake_statements_009
-- dialect: snowflake
-- construct: script, insert
-- kind: define_object
-- reads: prod.raw.ping
-- writes: prod.core.ping
-- column: prod.raw.ping.host -> prod.core.ping.host direct
-- column: prod.raw.ping.ms -> prod.core.ping.ms direct
-- column: prod.raw.ping.ms -> prod.core.ping.* filter
DEFINE TASK prod.etl.load_ping
  WAREHOUSE = dcm_wh
  SCHEDULE = '15 MINUTES'
AS
  INSERT INTO prod.core.ping (host, ms) SELECT p.host, p.ms FROM prod.raw.ping p WHERE p.ms > 0;
-- end

-- id: snowflake_statements_010
-- dialect: snowflake
-- construct: view, cte, union
-- kind: define_object
-- reads: prod.raw.web_order, prod.raw.pos_receipt
-- writes: prod.sales.v_turnover
-- column: prod.raw.web_order.shop_id -> prod.sales.v_turnover.shop direct
-- column: prod.raw.pos_receipt.shop_id -> prod.sales.v_turnover.shop direct
-- column: prod.raw.web_order.total -> prod.sales.v_turnover.eur direct
-- column: prod.raw.pos_receipt.amount -> prod.sales.v_turnover.eur direct
-- column: prod.raw.web_order.paid -> prod.sales.v_turnover.* filter
define view prod.sales.v_turnover (shop, eur) comment = 'both channels' as
with web as (select w.shop_id, w.total from prod.raw.web_order w where w.paid)
select web.shop_id, web.total from web
union all
select p.shop_id, p.amount from prod.raw.pos_receipt p;
-- end

-- id: snowflake_statements_011
-- dialect: snowflake
-- construct: ddl, insert, script
-- kind: inline_function_ddl
-- reads: raw.mail
-- writes: core.ticket
-- column: raw.mail.sender -> core.ticket.mail direct
-- column: raw.mail.spam -> core.ticket.* filter
CREATE OR REPLACE MASKING POLICY gov.mask_mail AS (val VARCHAR) RETURNS VARCHAR ->
  CASE WHEN CURRENT_ROLE() IN ('SUPPORT') THEN val ELSE REGEXP_REPLACE(val, '.+@', '*@') END;
CREATE OR REPLACE FILE FORMAT raw.semi TYPE = CSV FIELD_DELIMITER = ';' SKIP_HEADER = 1 NULL_IF = ('', 'NULL');
CREATE SEQUENCE IF NOT EXISTS core.ticket_seq START = 1 INCREMENT = 1 ORDER;
ALTER TABLE core.ticket MODIFY COLUMN mail SET MASKING POLICY gov.mask_mail;
INSERT INTO core.ticket (ticket_no, mail)
SELECT core.ticket_seq.NEXTVAL, m.sender FROM raw.mail m WHERE m.spam = FALSE;
-- end
