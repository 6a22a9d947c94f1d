-- id: singlestore_estate_001
-- dialect: singlestore
-- construct: copy, json, script
-- writes: raw.click
CREATE OR REPLACE PIPELINE clicks_s3
AS LOAD DATA S3 'acme-lake/clicks/*.json'
CONFIG '{"region": "eu-west-1"}'
CREDENTIALS '{"role_arn": "arn:aws:iam::123456789012:role/load"}'
BATCH_INTERVAL 2500
SKIP DUPLICATE KEY ERRORS
INTO TABLE raw.click
FORMAT JSON
(click_id <- id, url <- page::url, @ts <- at)
SET clicked_at = FROM_UNIXTIME(@ts);
START PIPELINE clicks_s3;
-- end

-- id: singlestore_estate_002
-- dialect: singlestore
-- construct: procedure, copy, insert
-- reads: fx
-- writes: order_east, order_priced
-- column: fx.rate -> order_priced.eur direct
-- column: fx.region -> order_priced.* join
DELIMITER //
CREATE OR REPLACE PROCEDURE ingest_order(batch QUERY(order_id BIGINT, region TEXT, total DECIMAL(10,2)))
AS
BEGIN
  INSERT INTO order_east (order_id, total)
  SELECT b.order_id, b.total FROM batch b WHERE b.region = 'E';
  INSERT INTO order_priced (order_id, eur)
  SELECT b.order_id, b.total * r.rate FROM batch b JOIN fx r ON r.region = b.region;
END //
DELIMITER ;
CREATE PIPELINE order_in AS
LOAD DATA KAFKA 'kafka1:9092/orders'
INTO PROCEDURE ingest_order
FIELDS TERMINATED BY ',';
-- end

-- id: singlestore_estate_003
-- dialect: singlestore
-- construct: ddl, script
CREATE TABLE event_log (
  id BIGINT AUTO_INCREMENT,
  tenant INT NOT NULL,
  props JSON COLLATE utf8_bin,
  country AS props::$country PERSISTED VARCHAR(2),
  embedding VECTOR(384, F32),
  SHARD KEY (tenant),
  SORT KEY (id DESC),
  KEY (tenant) USING HASH
) AUTOSTATS_CARDINALITY_MODE = INCREMENTAL;
CREATE ROWSTORE REFERENCE TABLE country (code CHAR(2) PRIMARY KEY, title TEXT);
OPTIMIZE TABLE event_log FULL;
ANALYZE TABLE event_log COLUMNS tenant, id ENABLE;
-- end

-- id: singlestore_estate_004
-- dialect: singlestore
-- construct: insert, json, unnest
-- reads: order_doc
-- writes: order_line
-- column: order_doc.order_id -> order_line.order_id direct
-- column: order_doc.doc -> order_line.sku direct
-- column: order_doc.doc -> order_line.qty direct
-- column: order_doc.doc -> order_line.* filter
INSERT INTO order_line (order_id, sku, qty)
SELECT d.order_id, t.table_col::$sku, t.table_col::%qty
FROM order_doc d JOIN TABLE(JSON_TO_ARRAY(d.doc::lines)) AS t
WHERE d.doc::$status = 'paid';
-- end

-- id: singlestore_estate_005
-- dialect: singlestore
-- construct: procedure, loop, variable
-- reads: game_result
-- writes: ranking
-- column: game_result.player_id -> ranking.player_id direct
-- column: game_result.points -> ranking.pts direct
-- column: game_result.player_id -> ranking.* group
DELIMITER //
CREATE OR REPLACE PROCEDURE rebuild_rank() AS
DECLARE
  q QUERY(player_id INT, pts INT) = SELECT g.player_id, SUM(g.points) FROM game_result g GROUP BY g.player_id;
  arr ARRAY(RECORD(player_id INT, pts INT));
  _player INT;
  _pts INT;
BEGIN
  arr = COLLECT(q);
  FOR r IN arr LOOP
    _player = r.player_id;
    _pts = r.pts;
    INSERT INTO ranking (player_id, pts) VALUES (_player, _pts);
  END LOOP;
END //
DELIMITER ;
-- end

-- id: singlestore_estate_006
-- dialect: singlestore
-- construct: procedure, dynamic_sql, call
-- reads: session_log
-- writes: session_log
-- column: session_log.closed -> session_log.* filter
-- column: session_log.session_id -> <result>.session_id direct
-- column: session_log.opened_at -> <result>.opened_at direct
-- column: session_log.closed -> <result>.* filter
DELIMITER //
CREATE OR REPLACE PROCEDURE purge_and_show(days INT) AS
BEGIN
  EXECUTE IMMEDIATE 'DELETE FROM session_log WHERE closed = 1';
  ECHO SELECT s.session_id, s.opened_at FROM session_log s WHERE s.closed = 0;
END //
DELIMITER ;
CALL purge_and_show(30);
-- end

-- id: singlestore_estate_007
-- dialect: singlestore
-- construct: unload
-- reads: bank.account
SELECT a.account_id, a.balance
FROM bank.account a
WHERE a.balance < 0
INTO S3 'out-bucket/negative'
CONFIG '{"region": "us-east-1"}'
CREDENTIALS '{"aws_access_key_id": "k", "aws_secret_access_key": "s"}'
FIELDS TERMINATED BY ',';
-- end

-- id: singlestore_estate_008
-- dialect: singlestore
-- construct: insert, update
-- reads: reading
-- writes: device_state
-- column: reading.device_id -> device_state.device_id direct
-- column: reading.read_at -> device_state.last_seen direct
-- column: device_state.last_seen -> device_state.last_seen direct
-- column: device_state.readings -> device_state.readings direct
-- column: reading.device_id -> device_state.* group
INSERT INTO device_state (device_id, last_seen, readings)
SELECT r.device_id, MAX(r.read_at), COUNT(*)
FROM reading r
GROUP BY r.device_id
ON DUPLICATE KEY UPDATE
  last_seen = GREATEST(device_state.last_seen, VALUES(last_seen)),
  readings = device_state.readings + VALUES(readings);
-- end

-- id: singlestore_estate_009
-- dialect: singlestore
-- construct: update, delete, join, script
-- reads: customer, voided
-- writes: invoice
-- column: customer.region -> invoice.region direct
-- column: customer.id -> invoice.* join
-- column: invoice.customer_id -> invoice.* join
-- column: invoice.region -> invoice.* filter
-- column: voided.invoice_id -> invoice.* join
-- column: invoice.id -> invoice.* join
UPDATE invoice i JOIN customer c ON c.id = i.customer_id
SET i.region = c.region
WHERE i.region IS NULL;
DELETE i FROM invoice i INNER JOIN voided v ON v.invoice_id = i.id;
-- end

-- id: singlestore_estate_010
-- dialect: singlestore
-- construct: function, call, script
-- reads: ticket
-- writes: backlog
-- column: ticket.ticket_id -> <result>.ticket_id direct
-- column: ticket.opened_at -> <result>.opened_at direct
-- column: ticket.team_id -> <result>.* filter
-- column: ticket.closed_at -> <result>.* filter
-- column: ticket.ticket_id -> backlog.ticket_id direct
-- column: ticket.team_id -> backlog.* filter
-- column: ticket.closed_at -> backlog.* filter
CREATE OR REPLACE FUNCTION open_tickets(p_team INT) RETURNS TABLE AS RETURN
SELECT t.ticket_id, t.opened_at
FROM ticket t
WHERE t.team_id = p_team AND t.closed_at IS NULL;
INSERT INTO backlog (ticket_id)
SELECT o.ticket_id FROM open_tickets(7) o;
-- end

-- id: singlestore_estate_011
-- dialect: singlestore
-- construct: select
-- reads: kb_doc
-- column: kb_doc.doc_id -> <result>.doc_id direct
-- column: kb_doc.embedding -> <result>.score direct
-- column: kb_doc.body -> <result>.* filter
-- column: kb_doc.embedding -> <result>.* sort
SELECT d.doc_id, d.embedding <*> ('[0.1, 0.2]' :> VECTOR(2)) AS score
FROM kb_doc d
WHERE MATCH(d.body) AGAINST ('refund')
ORDER BY score DESC
LIMIT 10;
-- end

-- id: singlestore_estate_012
-- dialect: singlestore
-- construct: ctas, subquery, window
-- reads: trip
-- writes: driver_day
-- column: trip.driver_id -> driver_day.driver_id direct
-- column: trip.started_at -> driver_day.d direct
-- column: trip.km -> driver_day.km direct
-- column: trip.state -> driver_day.* filter
-- column: trip.driver_id -> driver_day.* group
-- column: trip.started_at -> driver_day.* group
-- column: trip.started_at -> driver_day.* window
-- column: trip.km -> driver_day.* window
CREATE TABLE driver_day (SHARD KEY (driver_id)) AS
SELECT t.driver_id, t.d, SUM(t.km) AS km,
       RANK() OVER (PARTITION BY t.d ORDER BY SUM(t.km) DESC) AS pos
FROM (
  SELECT x.driver_id, x.started_at :> DATE AS d, x.km !:> DOUBLE AS km
  FROM trip x
  WHERE x.state = 'done'
) t
GROUP BY t.driver_id, t.d;
-- end

-- id: singlestore_estate_013
-- dialect: singlestore
-- construct: view, join
-- reads: crm.account, crm.owner
-- writes: crm.v_account_owner
-- column: crm.account.account_id -> crm.v_account_owner.account_id direct
-- column: crm.owner.full_name -> crm.v_account_owner.owner_name direct
-- column: crm.account.props -> crm.v_account_owner.tier direct
-- column: crm.owner.owner_id -> crm.v_account_owner.* join
-- column: crm.account.owner_id -> crm.v_account_owner.* join
CREATE DEFINER = 'etl'@'%' SCHEMA_BINDING = OFF VIEW crm.v_account_owner AS
SELECT a.account_id, o.full_name AS owner_name, a.props::billing::$tier AS tier
FROM crm.account a
LEFT JOIN crm.owner o ON o.owner_id = a.owner_id;
-- end

-- id: singlestore_estate_014
-- dialect: singlestore
-- construct: copy, temp_table, script
-- reads: gl_entry
-- writes: gl_entry, gl_balance
-- column: gl_entry.account -> gl_balance.account direct
-- column: gl_entry.amount -> gl_balance.amount direct
-- column: gl_entry.account -> gl_balance.* group
LOAD DATA LOCAL INFILE '/tmp/gl.csv' REPLACE INTO TABLE gl_entry
FIELDS TERMINATED BY ';' IGNORE 1 LINES
(entry_id, @amt, account)
SET amount = @amt / 100;
CREATE TEMPORARY TABLE gl_sum (account VARCHAR(20), amount DECIMAL(14,2), SHARD KEY (account));
INSERT INTO gl_sum (account, amount)
SELECT g.account, SUM(g.amount) FROM gl_entry g GROUP BY g.account;
REPLACE INTO gl_balance (account, amount)
SELECT s.account, s.amount FROM gl_sum s;
-- end

-- id: singlestore_estate_015
-- dialect: singlestore
-- construct: ddl, script, insert
-- reads: stage_user
-- writes: app_user
-- column: stage_user.id -> app_user.id direct
-- column: stage_user.mail -> app_user.mail direct
USE dw;
SET SESSION resource_pool = 'etl_pool';
STOP PIPELINE clicks_s3;
ALTER PIPELINE clicks_s3 SET BATCH_INTERVAL 30000;
CREATE LINK dw.s3_link AS S3 CREDENTIALS '{"role_arn": "arn:aws:iam::1:role/x"}' CONFIG '{"region": "eu-west-1"}';
INSERT IGNORE INTO app_user (id, mail) SELECT u.id, u.mail FROM stage_user u;
BACKUP DATABASE dw TO S3 'acme-backup/dw' CONFIG '{"region": "eu-west-1"}' CREDENTIALS '{"role_arn": "arn:aws:iam::1:role/x"}';
-- end

-- id: singlestore_estate_016
-- dialect: singlestore
-- construct: select, cte, aggregate
-- reads: hit
-- column: hit.site_id -> <result>.site_id direct
-- column: hit.visitor -> <result>.visitors direct
-- column: hit.hit_at -> <result>.slot direct
-- column: hit.site_id -> <result>.* group
-- column: hit.hit_at -> <result>.* group
-- column: hit.bot -> <result>.* filter
-- column: hit.visitor -> <result>.* filter
-- column: hit.hit_at -> <result>.* sort
WITH s AS (
  SELECT h.site_id, h.visitor, h.hit_at
  FROM hit h WITH (SAMPLE_RATIO = 0.1)
  WHERE h.bot = 0
)
SELECT s.site_id,
       APPROX_COUNT_DISTINCT(s.visitor) AS visitors,
       TIME_BUCKET('1h', s.hit_at) AS slot
FROM s
GROUP BY 1, 3
HAVING APPROX_COUNT_DISTINCT(s.visitor) > 5
ORDER BY slot;
-- end
