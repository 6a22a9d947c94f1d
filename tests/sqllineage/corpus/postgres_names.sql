-- id: postgres_names_001
-- dialect: postgres
-- construct: delete, cte, insert
-- kind: schema_called_temp
-- reads: temp.ticket
-- writes: temp.ticket, history.ticket
-- column: temp.ticket.ticket_no -> history.ticket.ticket_no direct
-- column: temp.ticket.agent -> history.ticket.agent direct
-- column: temp.ticket.state -> history.ticket.* filter
-- column: temp.ticket.state -> temp.ticket.* filter
WITH moved AS (
  DELETE FROM temp.ticket t WHERE t.state = 'done' RETURNING t.ticket_no, t.agent
)
INSERT INTO history.ticket (ticket_no, agent)
SELECT m.ticket_no, m.agent FROM moved m;
-- end

-- id: postgres_names_002
-- dialect: postgres
-- construct: insert, select
-- kind: catalog_type_cast
-- reads: pg_catalog.pg_constraint
-- writes: audit.foreign_key
-- column: pg_catalog.pg_constraint.conrelid -> audit.foreign_key.child direct
-- column: pg_catalog.pg_constraint.confrelid -> audit.foreign_key.parent direct
-- column: pg_catalog.pg_constraint.oid -> audit.foreign_key.rule direct
-- column: pg_catalog.pg_constraint.contype -> audit.foreign_key.* filter
-- column: pg_catalog.pg_constraint.connamespace -> audit.foreign_key.* filter
INSERT INTO audit.foreign_key (child, parent, rule)
SELECT k.conrelid::pg_catalog.regclass::pg_catalog.text, CAST(k.confrelid AS pg_catalog.regclass)::text,
       pg_catalog.pg_get_constraintdef(k.oid, true)
FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f'::pg_catalog."char" AND k.connamespace = ANY ('{2200}'::oid[]);
-- end

-- id: postgres_names_003
-- dialect: postgres
-- construct: procedure, variable, insert
-- kind: catalog_type_cast
-- reads: pg_class
-- writes: meta.size_log
-- column: pg_class.oid -> meta.size_log.rel direct
-- column: pg_class.oid -> meta.size_log.bytes direct
-- column: pg_class.relkind -> meta.size_log.* filter
-- column: pg_class.relnamespace -> meta.size_log.* filter
CREATE OR REPLACE PROCEDURE meta.snap_size() LANGUAGE plpgsql AS $$
DECLARE
  kinds "char"[] := '{r,m}'::"char"[];
  home regnamespace := 'sales'::regnamespace;
BEGIN
  INSERT INTO meta.size_log (rel, bytes)
  SELECT c.oid::regclass::text, pg_total_relation_size(c.oid::regclass)
  FROM pg_class c
  WHERE c.relkind = ANY (kinds) AND c.relnamespace = home::oid;
END $$;
-- end

-- id: postgres_names_004
-- dialect: postgres
-- construct: script, insert, join, variable
-- kind: substitution_variable
-- reads: staging.flight, staging.carrier
-- writes: mart.flight_delay
-- column: staging.flight.flight_no -> mart.flight_delay.flight_no direct
-- column: staging.flight.minutes -> mart.flight_delay.minutes direct
-- column: staging.carrier.code -> mart.flight_delay.* join
-- column: staging.flight.carrier -> mart.flight_delay.* join
-- column: staging.flight.flown_on -> mart.flight_delay.* filter
-- column: staging.carrier.active -> mart.flight_delay.* filter
\set src staging
\set day '2024-03-01'
\set ON_ERROR_STOP on
INSERT INTO mart.flight_delay (flight_no, minutes)
SELECT f.flight_no, f.minutes
FROM :src.flight f JOIN :src.carrier c ON c.code = f.carrier
WHERE f.flown_on = :'day' AND c.active;
-- end

-- id: postgres_names_005
-- dialect: postgres
-- construct: insert, join
-- kind: extension_operator
-- reads: library.document, library.search_term
-- writes: search.hit
-- column: library.document.doc_id -> search.hit.doc_id direct
-- column: library.document.title -> search.hit.title direct
-- column: library.document.title -> search.hit.distance direct
-- column: library.search_term.term -> search.hit.distance direct
-- column: library.search_term.term -> search.hit.* join
-- column: library.document.title -> search.hit.* join
-- column: library.document.title -> search.hit.* filter
-- column: library.document.title -> search.hit.* sort
-- column: library.search_term.term -> search.hit.* sort
INSERT INTO search.hit (doc_id, title, distance)
SELECT d.doc_id, d.title, d.title <->> s.term
FROM library.document d JOIN library.search_term s ON s.term <<% d.title
WHERE d.title %>> 'atlas'
ORDER BY d.title <<<-> s.term
LIMIT 20;
-- end

-- id: postgres_names_006
-- dialect: postgres
-- construct: update
-- kind: extension_operator
-- reads: shop.category_rule
-- writes: shop.product
-- column: shop.product.attrs -> shop.product.attrs direct
-- column: shop.category_rule.extra -> shop.product.attrs direct
-- column: shop.category_rule.path -> shop.product.* filter
-- column: shop.product.path -> shop.product.* filter
-- column: shop.category_rule.pattern -> shop.product.* filter
-- column: shop.product.attrs -> shop.product.* filter
-- column: shop.category_rule.required -> shop.product.* filter
UPDATE shop.product AS p
SET attrs = p.attrs || r.extra
FROM shop.category_rule r
WHERE r.path ^@> p.path AND p.path ^~ r.pattern AND p.attrs ?& r.required;
-- end

-- id: postgres_names_007
-- dialect: postgres
-- construct: view, join
-- kind: extension_operator
-- reads: gis.shop, gis.zone
-- writes: gis.shop_in_zone
-- column: gis.shop.shop_id -> gis.shop_in_zone.shop_id direct
-- column: gis.zone.zone_name -> gis.shop_in_zone.zone_name direct
-- column: gis.shop.geom -> gis.shop_in_zone.* join
-- column: gis.zone.geom -> gis.shop_in_zone.* join
-- column: gis.zone.label -> gis.shop_in_zone.* filter
-- column: gis.shop.geom -> gis.shop_in_zone.* filter
-- column: gis.zone.anchor -> gis.shop_in_zone.* filter
-- column: gis.shop.geom -> gis.shop_in_zone.* sort
-- column: gis.zone.anchor -> gis.shop_in_zone.* sort
CREATE VIEW gis.shop_in_zone AS
SELECT s.shop_id, z.zone_name
FROM gis.shop s
JOIN gis.zone z ON s.geom OPERATOR(postgis.&&&) z.geom
WHERE z.label OPERATOR(public.%>) 'harbour' AND NOT s.geom |&> z.anchor
ORDER BY s.geom OPERATOR(postgis.<<->>) z.anchor;
-- end

-- id: postgres_names_008
-- dialect: postgres
-- construct: select
-- kind: extension_operator
-- reads: meteo.day_value
-- column: meteo.day_value.station -> <result>.station direct
-- column: meteo.day_value.t_max -> <result>.span direct
-- column: meteo.day_value.t_min -> <result>.span direct
-- column: meteo.day_value.drift -> <result>.drift direct
-- column: meteo.day_value.t_min -> <result>.* filter
-- column: meteo.day_value.bias -> <result>.* filter
-- column: meteo.day_value.drift -> <result>.* filter
-- column: meteo.day_value.t_max -> <result>.* filter
-- column: meteo.day_value.wind -> <result>.* sort
-- column: meteo.day_value.station -> <result>.* sort
SELECT m.station, m.t_max-m.t_min AS span, @m.drift AS drift
FROM meteo.day_value m
WHERE m.t_min<-20 AND m.bias=-1 AND m.drift<>-m.t_max
ORDER BY m.wind*-1, m.station;
-- end

-- id: postgres_names_009
-- dialect: postgres
-- construct: insert, join
-- kind: backslash_lexing
-- reads: inv.file, inv.owner
-- writes: inv.file_owner
-- column: inv.file.root -> inv.file_owner.path direct
-- column: inv.file.file_name -> inv.file_owner.path direct
-- column: inv.owner.name -> inv.file_owner.owner direct
-- column: inv.owner.id -> inv.file_owner.* join
-- column: inv.file.owner_id -> inv.file_owner.* join
-- column: inv.file.root -> inv.file_owner.* filter
-- column: inv.owner.name -> inv.file_owner.* filter
INSERT INTO inv.file_owner (path, owner)
SELECT f.root || '\' || f.file_name, E'it\'s ' || o.name
FROM inv.file f JOIN inv.owner o ON o.id = f.owner_id
WHERE f.root = 'C:\' AND o.name <> 'a\b';
-- end

-- id: postgres_names_010
-- dialect: postgres
-- construct: function
-- kind: numbered_parameter
-- reads: crm.ticket
-- column: crm.ticket.no -> <result>.ticket_no direct
-- column: crm.ticket.subject -> <result>.subject direct
-- column: crm.ticket.agent_id -> <result>.* filter
-- column: crm.ticket.subject -> <result>.* filter
CREATE FUNCTION crm.open_ticket(int, text)
RETURNS TABLE (ticket_no int, subject text)
LANGUAGE sql STABLE AS $$
  SELECT t.no, t.subject FROM crm.ticket t
  WHERE t.agent_id=$1 AND t.subject LIKE $2||'%'
$$;
-- end

-- id: postgres_names_011
-- dialect: postgres
-- construct: insert, json
-- kind: numbered_parameter
-- reads: shop.item
-- writes: shop.flagged
-- column: shop.item.sku -> shop.flagged.sku direct
-- column: shop.item.attrs -> shop.flagged.colour direct
-- column: shop.item.attrs -> shop.flagged.* filter
-- column: shop.item.flag -> shop.flagged.* filter
-- column: shop.item.wanted -> shop.flagged.* filter
-- column: shop.item.code -> shop.flagged.* filter
INSERT INTO shop.flagged (sku, colour)
SELECT p.sku, p.attrs->>'colour'
FROM shop.item p
WHERE p.attrs ?p.flag AND p.attrs ?| p.wanted AND p.code <> '?1';
-- end

-- id: postgres_names_012
-- dialect: postgres
-- construct: insert, subquery, variable
-- kind: table_placeholder
-- reads: bank.account
-- writes: bank.frozen
-- column: bank.account.account_no -> bank.frozen.account_no direct
-- column: bank.account.status -> bank.frozen.reason direct
-- column: bank.account.account_no -> bank.frozen.* filter
-- column: bank.account.branch -> bank.frozen.* filter
INSERT INTO bank.frozen (account_no, reason)
SELECT a.account_no, a.status
FROM bank.account a
WHERE a.account_no IN (SELECT x.account_no FROM %s x WHERE x.day = %s) AND a.branch = %s;
-- end

-- id: postgres_names_013
-- dialect: postgres
-- construct: insert, select
-- kind: quoted_exclude
-- reads: shop.price_line
-- writes: shop.adjusted
-- column: shop.price_line.sku -> shop.adjusted.sku direct
-- column: shop.price_line.price -> shop.adjusted.amount direct
-- column: shop.price_line.exclude -> shop.adjusted.amount direct
-- column: shop.price_line.replace -> shop.adjusted.* filter
INSERT INTO shop.adjusted (sku, amount)
SELECT p.sku, p.price *exclude
FROM shop.price_line p
WHERE p.replace IS NULL;
-- end

-- id: postgres_names_014
-- dialect: postgres
-- construct: insert, comment
-- kind: notebook_source
-- reads: ops.job
-- writes: ops.job_run
-- column: ops.job.job_id -> ops.job_run.job_id direct
-- column: ops.job.ended -> ops.job_run.took direct
-- column: ops.job.started -> ops.job_run.took direct
-- column: ops.job.state -> ops.job_run.* filter
INSERT INTO ops.job_run (job_id, took)
SELECT j.job_id, j.ended - j.started
-- COMMAND ----------
FROM ops.job j
-- MAGIC %sql SELECT s.id FROM ops.secret s
WHERE j.state = 'ok';
-- end

-- id: postgres_names_015
-- dialect: postgres
-- construct: ctas, aggregate
-- kind: postgres_syntax
-- reads: race.result
-- writes: race.podium
-- column: race.result.heat -> race.podium.heat direct
-- column: race.result.runner -> race.podium.runners direct
-- column: race.result.secs -> race.podium.slowest direct
-- column: race.result.heat -> race.podium.* group
-- column: race.result.secs -> race.podium.* sort
-- column: race.result.heat -> race.podium.* sort
CREATE TABLE race.podium AS
SELECT r.heat, string_agg(r.runner, ', ' ORDER BY r.secs USING <) AS runners,
       max(r.secs) AS slowest
FROM race.result r
GROUP BY r.heat
ORDER BY r.heat USING OPERATOR(pg_catalog.>);
-- end

-- id: postgres_names_016
-- dialect: postgres
-- construct: insert, select
-- kind: postgres_syntax
-- reads: crm.customer
-- writes: crm.letter
-- column: crm.customer.customer_id -> crm.letter.customer_id direct
-- column: crm.customer.full_name -> crm.letter.body direct
-- column: crm.customer.lang -> crm.letter.* filter
-- column: crm.customer.region -> crm.letter.* filter
INSERT INTO crm.letter (customer_id, body, kind)
SELECT c.customer_id,
       'Dear '   -- salutation
       'customer ' || c.full_name,
       U&'d\0061t\+000061'
         ' file'
FROM crm.customer c
WHERE c.lang = E'd\145'
  '\x27s' OR c.region = 'north'
 'west';
-- end

-- id: postgres_names_017
-- dialect: postgres
-- construct: insert, using_join
-- kind: postgres_syntax
-- reads: crm.person, crm.address
-- writes: crm.person_mail
-- column: crm.person.person_id -> crm.person_mail.person_id direct
-- column: crm.address.mail -> crm.person_mail.mail direct
-- column: crm.person.person_id -> crm.person_mail.* join
-- column: crm.address.person_id -> crm.person_mail.* join
-- column: crm.address.kind -> crm.person_mail.* filter
-- column: crm.person.born -> crm.person_mail.* filter
INSERT INTO crm.person_mail (person_id, mail)
SELECT p.person_id, a.mail
FROM ONLY (crm.person) AS p
JOIN crm.address * AS a USING (person_id) AS k
WHERE a.kind ISNULL OR p.born NOTNULL;
-- end

-- id: postgres_names_018
-- dialect: postgres
-- construct: view, select
-- kind: postgres_syntax
-- reads: hotel.review
-- writes: hotel.review_clean
-- column: hotel.review.review_id -> hotel.review_clean.review_id direct
-- column: hotel.review.body -> hotel.review_clean.body direct
-- column: hotel.review.doc -> hotel.review_clean.ok direct
-- column: hotel.review.code -> hotel.review_clean.prefix direct
-- column: hotel.review.stars -> hotel.review_clean.* filter
-- column: hotel.review.low -> hotel.review_clean.* filter
-- column: hotel.review.arrived -> hotel.review_clean.* filter
-- column: hotel.review.left_on -> hotel.review_clean.* filter
-- column: hotel.review.body -> hotel.review_clean.* filter
-- column: hotel.review.lang -> hotel.review_clean.* filter
CREATE VIEW hotel.review_clean AS
SELECT v.review_id, overlay(v.body PLACING '***' FROM 3 FOR 4) AS body,
       v.doc IS JSON OBJECT WITH UNIQUE KEYS AS ok, substring(v.code FROM '^[A-Z]+') AS prefix
FROM hotel.review v
WHERE v.stars BETWEEN SYMMETRIC v.low AND 5
  AND (v.arrived, v.left_on) OVERLAPS (DATE '2024-07-01', INTERVAL '7 days')
  AND v.body IS NFC NORMALIZED AND v.lang SIMILAR TO '(de|en)#_%' ESCAPE '#';
-- end

-- id: postgres_names_019
-- dialect: postgres
-- construct: insert, json, aggregate
-- kind: json_format
-- reads: chat.message
-- writes: chat.digest
-- column: chat.message.room_id -> chat.digest.room_id direct
-- column: chat.message.body -> chat.digest.bodies direct
-- column: chat.message.msg_id -> chat.digest.props direct
-- column: chat.message.props -> chat.digest.props direct
-- column: chat.message.sent_at -> chat.digest.* sort
-- column: chat.message.body -> chat.digest.* filter
-- column: chat.message.room_id -> chat.digest.* group
INSERT INTO chat.digest (room_id, bodies, props)
SELECT m.room_id,
       JSON_ARRAYAGG(m.body FORMAT JSON ORDER BY m.sent_at RETURNING jsonb),
       JSON_OBJECTAGG(m.msg_id : m.props FORMAT JSON ABSENT ON NULL)
FROM chat.message m
WHERE m.body IS JSON
GROUP BY m.room_id;
-- end
