-- id: postgres_plpgsql_001
-- dialect: postgres
-- construct: procedure, insert
-- reads: raw.booking
-- writes: dwh.booking
-- column: raw.booking.id -> dwh.booking.booking_id direct
-- column: raw.booking.guest -> dwh.booking.guest direct
-- column: raw.booking.arrival -> dwh.booking.* filter
CREATE OR REPLACE PROCEDURE dwh.load_booking(p_from date)
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO dwh.booking (booking_id, guest)
    SELECT id, guest FROM raw.booking WHERE arrival >= p_from;
    RAISE NOTICE 'booking loaded';
END;
$$;
-- end

-- id: postgres_plpgsql_002
-- dialect: postgres
-- construct: function, variable
-- reads: etl.state, raw.meter
-- writes: core.meter, etl.state
-- column: raw.meter.meter_no -> core.meter.meter_no direct
-- column: raw.meter.kwh -> core.meter.kwh direct
-- column: raw.meter.read_at -> core.meter.* filter
-- column: etl.state.high_water -> core.meter.* filter
-- column: etl.state.feed -> core.meter.* filter
-- column: raw.meter.read_at -> etl.state.high_water direct
-- column: etl.state.feed -> etl.state.* filter
CREATE FUNCTION core.refresh_meter() RETURNS integer AS $body$
DECLARE
    v_last timestamptz;
    v_new timestamptz;
    n integer;
BEGIN
    SELECT high_water INTO v_last FROM etl.state WHERE feed = 'meter';
    SELECT max(read_at) INTO STRICT v_new FROM raw.meter;
    INSERT INTO core.meter (meter_no, kwh)
    SELECT meter_no, kwh FROM raw.meter WHERE read_at > v_last;
    GET DIAGNOSTICS n = ROW_COUNT;
    UPDATE etl.state SET high_water = v_new WHERE feed = 'meter';
    RETURN n;
END;
$body$ LANGUAGE plpgsql;
-- end

-- id: postgres_plpgsql_003
-- dialect: postgres
-- construct: loop, cursor, script
-- reads: billing.plan
-- writes: billing.charge
-- column: billing.plan.account_id -> billing.charge.account_id direct
-- column: billing.plan.monthly -> billing.charge.amount direct
-- column: billing.plan.cancelled -> billing.charge.* filter
DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT account_id, monthly FROM billing.plan WHERE cancelled IS NULL LOOP
        INSERT INTO billing.charge (account_id, amount, due) VALUES (r.account_id, r.monthly, current_date);
    END LOOP;
END
$$;
-- end

-- id: postgres_plpgsql_004
-- dialect: postgres
-- construct: dynamic_sql, procedure
-- reads: raw.audit
-- writes: core.audit
-- column: raw.audit.actor -> core.audit.actor direct
-- dropped: 1
CREATE PROCEDURE core.copy_audit(p_table text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO core.audit (actor) ' || 'SELECT actor FROM raw.audit';
    EXECUTE format('DELETE FROM core.%I WHERE true', p_table);
END $$;
-- end

-- id: postgres_plpgsql_005
-- dialect: postgres
-- construct: function, join
-- reads: geo.city, geo.country
-- column: geo.city.name -> <result>.town direct
-- column: geo.country.iso2 -> <result>.iso direct
-- column: geo.city.country_id -> <result>.* join
-- column: geo.country.country_id -> <result>.* join
-- column: geo.city.inhabitants -> <result>.* filter
CREATE OR REPLACE FUNCTION geo.large_towns(p_min int)
RETURNS TABLE (town text, iso char(2))
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
    SELECT c.name, l.iso2
    FROM geo.city c
    JOIN geo.country l ON l.country_id = c.country_id
    WHERE c.inhabitants >= p_min;
END;
$$;
-- end

-- id: postgres_plpgsql_006
-- dialect: postgres
-- construct: procedure, temp_table, merge
-- reads: landing.seat
-- writes: core.seat
-- column: landing.seat.seat_no -> core.seat.seat_no direct
-- column: landing.seat.class -> core.seat.class direct
-- column: landing.seat.flight -> core.seat.* filter
-- column: core.seat.seat_no -> core.seat.* join
-- column: landing.seat.seat_no -> core.seat.* join
CREATE PROCEDURE core.sync_seat(p_flight text) LANGUAGE plpgsql AS $proc$
BEGIN
    DROP TABLE IF EXISTS tmp_seat;
    CREATE TEMPORARY TABLE tmp_seat ON COMMIT DROP AS
        SELECT DISTINCT seat_no, class FROM landing.seat WHERE flight = p_flight;
    MERGE INTO core.seat AS s USING tmp_seat AS t ON s.seat_no = t.seat_no
    WHEN MATCHED THEN UPDATE SET class = t.class
    WHEN NOT MATCHED THEN INSERT (seat_no, class) VALUES (t.seat_no, t.class);
END;
$proc$;
-- end

-- id: postgres_plpgsql_007
-- dialect: postgres
-- construct: procedure, call, script
-- reads: raw.coupon
-- writes: core.coupon
-- column: raw.coupon.code -> core.coupon.code direct
CREATE PROCEDURE core.load_coupon() LANGUAGE sql BEGIN ATOMIC
    INSERT INTO core.coupon (code) SELECT upper(code) FROM raw.coupon;
END;
CALL core.load_coupon();
-- end

-- id: postgres_plpgsql_008
-- dialect: postgres
-- construct: call, script
-- writes: core.run
-- dropped: 1
CALL vendor.rebuild_everything(true);
INSERT INTO core.run (name, at) VALUES ('rebuild', now());
-- end

-- id: postgres_plpgsql_009
-- dialect: postgres
-- construct: function, procedure
-- reads: cfg.feature, raw.survey
-- writes: core.survey, core.survey_v2
-- column: raw.survey.id -> core.survey_v2.id direct
-- column: raw.survey.nps -> core.survey_v2.nps direct
-- column: raw.survey.id -> core.survey.id direct
CREATE OR REPLACE PROCEDURE core.load_survey() AS $$
BEGIN
    IF (SELECT enabled FROM cfg.feature WHERE name = 'survey_v2') THEN
        INSERT INTO core.survey_v2 (id, nps) SELECT id, nps FROM raw.survey;
    ELSIF EXTRACT(dow FROM now()) = 1 THEN
        INSERT INTO core.survey (id) SELECT id FROM raw.survey;
    ELSE
        NULL;
    END IF;
EXCEPTION
    WHEN unique_violation THEN
        RAISE WARNING 'again';
END;
$$ LANGUAGE plpgsql;
-- end

-- id: postgres_plpgsql_010
-- dialect: postgres
-- construct: cursor, variable, loop
-- reads: hr.payslip
-- writes: hr.payslip_sum
-- column: hr.payslip.person -> hr.payslip_sum.person direct
-- column: hr.payslip.net -> hr.payslip_sum.net direct
-- column: hr.payslip.person -> hr.payslip_sum.* group
-- column: hr.payslip.month -> hr.payslip_sum.* filter
CREATE FUNCTION hr.sum_up(m date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c CURSOR (k date) FOR SELECT person, sum(net) AS total FROM hr.payslip WHERE month = k GROUP BY person;
    p int;
    t numeric;
BEGIN
    OPEN c(m);
    LOOP
        FETCH c INTO p, t;
        EXIT WHEN NOT FOUND;
        INSERT INTO hr.payslip_sum (person, net) VALUES (p, t);
    END LOOP;
    CLOSE c;
END $$;
-- end

-- id: postgres_plpgsql_011
-- dialect: postgres
-- construct: function
-- reads: ref.rate
-- column: ref.rate.currency -> <result>.currency direct
-- column: ref.rate.value -> <result>.value direct
-- column: ref.rate.day -> <result>.* filter
CREATE FUNCTION ref.rates_of(d date) RETURNS SETOF record LANGUAGE sql AS
'SELECT currency, value FROM ref.rate WHERE day = d';
-- end

-- id: postgres_plpgsql_012
-- dialect: postgres
-- construct: script, temp_table, update
-- reads: crm.person, crm.household
-- writes: mart.household_income
-- column: crm.person.household_id -> mart.household_income.household_id direct
-- column: crm.person.income -> mart.household_income.income direct
-- column: crm.household.region -> mart.household_income.region direct
-- column: crm.person.household_id -> mart.household_income.* group
-- column: crm.person.household_id -> mart.household_income.* filter
-- column: crm.household.id -> mart.household_income.* filter
-- column: crm.person.income -> mart.household_income.* filter
CREATE TEMP TABLE hh (household_id bigint, income numeric, region text);
INSERT INTO hh (household_id, income)
SELECT household_id, sum(income) FROM crm.person GROUP BY household_id;
UPDATE hh SET region = h.region FROM crm.household h WHERE h.id = hh.household_id;
DELETE FROM hh WHERE income <= 0;
INSERT INTO mart.household_income (household_id, income, region) SELECT household_id, income, region FROM hh;
-- end

-- id: postgres_plpgsql_013
-- dialect: postgres
-- construct: update, cte
-- reads: warehouse.movement
-- writes: warehouse.bin
-- column: warehouse.movement.qty -> warehouse.bin.qty direct
-- column: warehouse.bin.qty -> warehouse.bin.qty direct
-- column: warehouse.movement.bin_id -> warehouse.bin.* group
-- column: warehouse.movement.bin_id -> warehouse.bin.* filter
-- column: warehouse.bin.bin_id -> warehouse.bin.* filter
-- column: warehouse.movement.posted -> warehouse.bin.* filter
WITH delta AS (
    SELECT bin_id, sum(qty) AS qty FROM warehouse.movement WHERE NOT posted GROUP BY bin_id
)
UPDATE warehouse.bin b
SET (qty, counted_at) = (b.qty + d.qty, now())
FROM delta d
WHERE d.bin_id = b.bin_id;
-- end

-- id: postgres_plpgsql_014
-- dialect: postgres
-- construct: select, aggregate, json
-- reads: telemetry.event
-- column: telemetry.event.session -> <result>.session direct
-- column: telemetry.event.payload -> <result>.steps direct
-- column: telemetry.event.at -> <result>.* sort
-- column: telemetry.event.session -> <result>.* sort
-- column: telemetry.event.session -> <result>.* group
-- column: telemetry.event.kind -> <result>.* filter
SELECT DISTINCT ON (session) session, jsonb_agg(payload -> 'step' ORDER BY at) AS steps
FROM telemetry.event
WHERE kind = ANY (ARRAY['view', 'click'])
GROUP BY session
ORDER BY session;
-- end

-- id: postgres_plpgsql_015
-- dialect: postgres
-- construct: star, subquery, insert
-- schema: {"tables": {"stage.lead": ["lead_id", "mail", "score"], "crm.lead": ["lead_id", "email", "rating"]}}
-- reads: stage.lead
-- writes: crm.lead
-- column: stage.lead.lead_id -> crm.lead.lead_id direct
-- column: stage.lead.mail -> crm.lead.email direct
-- column: stage.lead.score -> crm.lead.rating direct
-- column: stage.lead.score -> crm.lead.* filter
INSERT INTO crm.lead
SELECT x.* FROM (SELECT * FROM stage.lead WHERE score > 10) x;
-- end

-- id: postgres_plpgsql_016
-- dialect: postgres
-- construct: star, ctas
-- reads: legacy.everything
-- writes: archive.everything
-- column: legacy.everything.* -> archive.everything.* direct
-- column: legacy.everything.year -> archive.everything.* filter
CREATE TABLE archive.everything AS SELECT * FROM legacy.everything WHERE year < 2015;
-- end

-- id: postgres_plpgsql_017
-- dialect: postgres
-- construct: select, quoted_name
-- schema: {"tables": {"app.User": ["Id", "name"], "app.user": ["id", "Name"]}}
-- reads: app.User, app.user
-- column: app.User.Id -> <result>.Id direct
-- column: app.User.name -> <result>.name direct
-- column: app.user.id -> <result>.id direct
-- column: app.user.Name -> <result>.Name direct
-- column: app.User.name -> <result>.* join
-- column: app.user.Name -> <result>.* join
SELECT * FROM app."User" a JOIN app.user b ON a.name = b."Name";
-- end

-- id: postgres_plpgsql_018
-- dialect: postgres
-- construct: broken, script
-- reads: a.src
-- writes: a.dst, a.other
-- column: a.src.x -> a.dst.x direct
-- column: a.src.y -> a.other.y direct
-- dropped: 1
INSERT INTO a.dst (x) SELECT x FROM a.src;
CREATE TABEL a.broken (SELECT FROM WHERE;
INSERT INTO a.other (y) SELECT y FROM a.src;
-- end

-- id: postgres_plpgsql_019
-- dialect: postgres
-- construct: jinja, join, window
-- reads: int_orders, crm.accounts
-- column: int_orders.order_id -> <result>.order_id direct
-- column: crm.accounts.segment -> <result>.segment direct
-- column: int_orders.account_id -> <result>.* join
-- column: crm.accounts.id -> <result>.* join
-- column: int_orders.account_id -> <result>.* window
-- column: int_orders.placed_at -> <result>.* window
-- column: int_orders.is_test -> <result>.* filter
{{ config(materialized="view") }}
{%- set cutoff = '2020-01-01' -%}
select
    o.order_id,
    a.segment,
    row_number() over (partition by o.account_id order by o.placed_at) as order_no
from {{ ref("int_orders") }} as o
inner join {{ source("crm", "accounts") }} as a on a.id = o.account_id
where not o.is_test  {# test orders #}
-- end

-- id: postgres_plpgsql_020
-- dialect: postgres
-- construct: union, aggregate, insert
-- reads: gl.actual, gl.plan
-- writes: mart.variance
-- column: gl.actual.account -> mart.variance.account direct
-- column: gl.plan.account -> mart.variance.account direct
-- column: gl.actual.eur -> mart.variance.delta direct
-- column: gl.plan.eur -> mart.variance.delta direct
-- column: gl.actual.account -> mart.variance.* group
-- column: gl.plan.account -> mart.variance.* group
-- column: gl.actual.eur -> mart.variance.* filter
-- column: gl.plan.eur -> mart.variance.* filter
INSERT INTO mart.variance (account, delta)
SELECT account, sum(eur)
FROM (
    SELECT account, eur FROM gl.actual
    UNION ALL
    SELECT account, -eur FROM gl.plan
) both_sides
GROUP BY account
HAVING abs(sum(eur)) > 0.005;
-- end

-- id: postgres_plpgsql_021
-- dialect: postgres
-- construct: view, correlated
-- reads: hr.person, hr.contract
-- writes: hr.v_active
-- column: hr.person.person_id -> hr.v_active.person_id direct
-- column: hr.contract.grade -> hr.v_active.grade direct
-- column: hr.contract.person_id -> hr.v_active.* filter
-- column: hr.person.person_id -> hr.v_active.* filter
-- column: hr.contract.ends_on -> hr.v_active.* filter
-- column: hr.contract.starts_on -> hr.v_active.* sort
CREATE VIEW hr.v_active AS
SELECT p.person_id,
       (SELECT c.grade FROM hr.contract c
        WHERE c.person_id = p.person_id ORDER BY c.starts_on DESC LIMIT 1) AS grade
FROM hr.person p
WHERE p.person_id IN (SELECT person_id FROM hr.contract WHERE ends_on IS NULL);
-- end

-- id: postgres_plpgsql_022
-- dialect: postgres
-- construct: using_join, join, cte
-- reads: s.t1, s.t2, s.t3
-- column: s.t1.k -> <result>.k direct
-- column: s.t2.v -> <result>.v direct
-- column: s.t3.w -> <result>.w direct
-- column: s.t1.k -> <result>.* join
-- column: s.t2.k -> <result>.* join
-- column: s.t3.k -> <result>.* join
-- column: s.t2.j -> <result>.* join
-- column: s.t3.j -> <result>.* join
WITH a AS MATERIALIZED (SELECT k FROM s.t1),
     b AS NOT MATERIALIZED (SELECT k, j, v FROM s.t2)
SELECT k, b.v, c.w
FROM a JOIN b USING (k) JOIN s.t3 c USING (k, j);
-- end

-- id: postgres_plpgsql_023
-- dialect: postgres
-- construct: external_table, ddl
CREATE FOREIGN TABLE ext.ledger (id bigint, eur numeric)
    SERVER erp OPTIONS (schema_name 'fin', table_name 'ledger');
-- end

-- id: postgres_plpgsql_024
-- dialect: postgres
-- construct: update, insert, cte
-- reads: crm.lead
-- writes: crm.lead, crm.lead_log
-- column: crm.lead.lead_id -> crm.lead_log.lead_id direct
-- column: crm.lead.owner -> crm.lead_log.owner direct
-- column: crm.lead.stale_since -> crm.lead.* filter
-- column: crm.lead.stale_since -> crm.lead_log.* filter
WITH changed AS (
    UPDATE crm.lead SET owner = 'pool'
    WHERE stale_since < now() - interval '14 days'
    RETURNING lead_id, owner
)
INSERT INTO crm.lead_log (lead_id, owner) SELECT lead_id, owner FROM changed;
-- end

-- id: postgres_plpgsql_025
-- dialect: postgres
-- construct: lateral, json, aggregate
-- reads: api.call
-- column: api.call.id -> <result>.id direct
-- column: api.call.response -> <result>.total direct
-- column: api.call.response -> <result>.* filter
SELECT c.id, s.total
FROM api.call c
LEFT JOIN LATERAL (
    SELECT sum((e.value ->> 'price')::numeric) AS total
    FROM jsonb_each(c.response -> 'lines') AS e(key, value)
    WHERE e.value ? 'price'
) s ON true;
-- end
