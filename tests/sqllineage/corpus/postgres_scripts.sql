-- id: postgres_scripts_001
-- dialect: postgres
-- construct: script, cte, insert, update
-- reads: stage.customer, dwh.customer
-- writes: dwh.customer, dwh.customer_history
-- column: stage.customer.customer_no -> dwh.customer.customer_no direct
-- column: stage.customer.city -> dwh.customer.city direct
-- column: dwh.customer.customer_no -> dwh.customer_history.customer_no direct
-- column: dwh.customer.city -> dwh.customer_history.city direct
-- column: dwh.customer.customer_no -> dwh.customer_history.* join
-- column: stage.customer.customer_no -> dwh.customer_history.* join
-- column: dwh.customer.city -> dwh.customer_history.* filter
-- column: stage.customer.city -> dwh.customer_history.* filter
INSERT INTO dwh.customer_history (customer_no, city, closed_at)
SELECT c.customer_no, c.city, now()
FROM dwh.customer c
JOIN stage.customer s ON s.customer_no = c.customer_no
WHERE s.city IS DISTINCT FROM c.city;

INSERT INTO dwh.customer (customer_no, city)
SELECT customer_no, city FROM stage.customer
ON CONFLICT (customer_no) DO UPDATE SET city = EXCLUDED.city;
-- end

-- id: postgres_scripts_002
-- dialect: postgres
-- construct: temp_table, star, script
-- reads: a.visit, a.page
-- writes: b.visit
-- column: a.visit.visit_id -> b.visit.visit_id direct
-- column: a.page.title -> b.visit.title direct
-- column: a.visit.page_id -> b.visit.* join
-- column: a.page.page_id -> b.visit.* join
CREATE TEMP VIEW joined AS
SELECT v.visit_id, p.title FROM a.visit v LEFT JOIN a.page p ON p.page_id = v.page_id;
SELECT * INTO TEMP t1 FROM joined;
CREATE TABLE b.visit AS TABLE t1;
-- end

-- id: postgres_scripts_003
-- dialect: postgres
-- construct: aggregate, window, view
-- reads: shop.sale
-- writes: shop.v_sale
-- column: shop.sale.day -> shop.v_sale.day direct
-- column: shop.sale.eur -> shop.v_sale.eur direct
-- column: shop.sale.eur -> shop.v_sale.seven_days direct
-- column: shop.sale.day -> shop.v_sale.* group
-- column: shop.sale.day -> shop.v_sale.* window
-- column: shop.sale.kind -> shop.v_sale.* filter
CREATE VIEW shop.v_sale AS
WITH d AS (
    SELECT day, sum(eur) AS eur FROM shop.sale WHERE kind <> 'test' GROUP BY day
)
SELECT day, eur, avg(eur) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS seven_days FROM d;
-- end

-- id: postgres_scripts_004
-- dialect: postgres
-- construct: select, subquery
-- reads: hr.p, hr.g
-- column: hr.p.name -> <result>.name direct
-- column: hr.p.salary -> <result>.band direct
-- column: hr.p.salary -> <result>.* filter
-- column: hr.p.grade -> <result>.* filter
-- column: hr.g.grade -> <result>.* filter
-- column: hr.g.floor -> <result>.* filter
SELECT p.name,
       CASE WHEN p.salary > 100000 THEN width_bucket(p.salary, 100000, 200000, 5) ELSE 0 END AS band
FROM hr.p
WHERE (p.grade, p.salary) IN (SELECT g.grade, g.floor FROM hr.g);
-- end

-- id: postgres_scripts_005
-- dialect: postgres
-- construct: insert, ddl
-- writes: ref.state
INSERT INTO ref.state (code, label) VALUES ('a', 'active'), ('c', 'closed; not deleted'), ('x', $q$it's 'x'$q$);
-- end

-- id: postgres_scripts_006
-- dialect: postgres
-- construct: procedure, rename
-- reads: raw.tariff
-- writes: core.tariff
-- column: raw.tariff.zone -> core.tariff.zone direct
-- column: raw.tariff.eur -> core.tariff.eur direct
CREATE PROCEDURE core.rebuild_tariff() LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE core.tariff_next AS SELECT zone, eur FROM raw.tariff;
    ALTER TABLE IF EXISTS core.tariff RENAME TO tariff_prev;
    ALTER TABLE core.tariff_next RENAME TO tariff;
    DROP TABLE IF EXISTS core.tariff_prev;
END $$;
-- end

-- id: postgres_scripts_007
-- dialect: postgres
-- construct: select, using_join, star
-- schema: {"tables": {"m.a": ["id", "x"], "m.b": ["id", "y"], "m.c": ["id", "z"]}}
-- reads: m.a, m.b, m.c
-- column: m.a.id -> <result>.id direct
-- column: m.a.x -> <result>.x direct
-- column: m.b.y -> <result>.y direct
-- column: m.c.z -> <result>.z direct
-- column: m.a.id -> <result>.* join
-- column: m.b.id -> <result>.* join
-- column: m.c.id -> <result>.* join
SELECT * FROM m.a JOIN m.b USING (id) LEFT JOIN m.c USING (id);
-- end

-- id: postgres_scripts_008
-- dialect: postgres
-- construct: function, dynamic_sql
-- reads: log.entry
-- writes: log.entry_old
-- column: log.entry.id -> log.entry_old.id direct
-- column: log.entry.at -> log.entry_old.* filter
CREATE FUNCTION log.rotate() RETURNS void AS $$
DECLARE
    q text := 'INSERT INTO log.entry_old (id) ';
BEGIN
    q := q || 'SELECT id FROM log.entry WHERE at < $1';
    EXECUTE q USING now() - interval '1 month';
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_scripts_009
-- dialect: postgres
-- construct: union, recursive_cte, view
-- reads: net.device, net.cable
-- writes: net.v_reach
-- column: net.device.id -> net.v_reach.root direct
-- column: net.device.id -> net.v_reach.id direct
-- column: net.cable.to_id -> net.v_reach.id direct
-- column: net.device.is_root -> net.v_reach.* filter
-- column: net.cable.from_id -> net.v_reach.* join
-- column: net.device.id -> net.v_reach.* join
-- column: net.cable.to_id -> net.v_reach.* join
CREATE RECURSIVE VIEW net.v_reach (root, id) AS
SELECT d.id, d.id FROM net.device d WHERE d.is_root
UNION
SELECT r.root, c.to_id FROM net.cable c JOIN v_reach r ON c.from_id = r.id;
-- end

-- id: postgres_scripts_010
-- dialect: postgres
-- construct: comment, insert
-- reads: q.s
-- writes: q.t
-- column: q.s.a -> q.t.a direct
--/* not open
INSERT INTO q.t (a) /* ; */ SELECT a -- ;
FROM q.s
/* trailing; SELECT * FROM q.z */
-- end

-- id: postgres_scripts_101
-- dialect: postgres
-- construct: procedure, insert, update
-- kind: begin_atomic
-- reads: club.member, club.rate
-- writes: club.renewal, club.member
-- column: club.member.member_id -> club.renewal.member_id direct
-- column: club.rate.junior -> club.renewal.fee direct
-- column: club.rate.full_fee -> club.renewal.fee direct
-- column: club.member.age -> club.renewal.* filter
-- column: club.rate.year -> club.renewal.* join
-- column: club.member.active -> club.member.* filter
CREATE OR REPLACE PROCEDURE club.renew(p_year int)
LANGUAGE SQL
BEGIN ATOMIC
    INSERT INTO club.renewal (member_id, fee)
    SELECT m.member_id, CASE WHEN m.age < 18 THEN r.junior ELSE r.full_fee END
    FROM club.member m
    JOIN club.rate r ON r.year = p_year;
    UPDATE club.member SET renewed = p_year WHERE active;
END;
-- end

-- id: postgres_scripts_102
-- dialect: postgres
-- construct: function, call, insert
-- kind: begin_atomic
-- reads: geo.station
-- writes: geo.plan
-- column: geo.station.name -> <result>.station direct
-- column: geo.station.distance_m -> <result>.metres direct
-- column: geo.station.line_code -> <result>.* filter
-- column: geo.station.distance_m -> <result>.* sort
-- column: geo.station.name -> geo.plan.station direct
-- column: geo.station.line_code -> geo.plan.* filter
-- column: geo.station.distance_m -> geo.plan.* sort
CREATE FUNCTION geo.stations_on(p_line text)
RETURNS TABLE (station text, metres integer)
LANGUAGE SQL STABLE
BEGIN ATOMIC
    SELECT s.name, s.distance_m FROM geo.station s WHERE s.line_code = p_line ORDER BY s.distance_m;
END;
INSERT INTO geo.plan (station) SELECT n.station FROM geo.stations_on('U1') AS n;
-- end

-- id: postgres_scripts_103
-- dialect: postgres
-- construct: function, variable, insert
-- kind: begin_atomic
-- reads: iot.clock
-- writes: iot.sync_point
-- column: iot.clock.offset_s -> iot.sync_point.offset_s direct
-- column: iot.clock.kind -> iot.sync_point.* filter
CREATE FUNCTION iot.mark_atomic() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    atomic numeric;
BEGIN
    atomic := (SELECT max(c.offset_s) FROM iot.clock c WHERE c.kind = 'atomic');
    INSERT INTO iot.sync_point (offset_s) VALUES (atomic);
END $$;
-- end

-- id: postgres_scripts_104
-- dialect: postgres
-- construct: insert, join
-- kind: pipe_operator
-- reads: geo.zone
-- writes: geo.zone_above
-- column: geo.zone.zone_id -> geo.zone_above.upper_id direct
-- column: geo.zone.zone_id -> geo.zone_above.lower_id direct
-- column: geo.zone.area -> geo.zone_above.* join
-- column: geo.zone.flags -> geo.zone_above.* filter
INSERT INTO geo.zone_above (upper_id, lower_id)
SELECT u.zone_id, l.zone_id
FROM geo.zone u
JOIN geo.zone l ON u.area |>> l.area AND u.area &> l.area
WHERE (u.flags | l.flags) > 0;
-- end

-- id: postgres_scripts_105
-- dialect: postgres
-- construct: recursive_cte, insert
-- kind: search_cycle
-- reads: net.edge
-- writes: net.reach
-- column: net.edge.to_id -> net.reach.node_id direct
-- column: net.edge.from_id -> net.reach.* filter
-- column: net.edge.to_id -> net.reach.* filter
-- column: net.edge.from_id -> net.reach.* join
-- column: net.edge.to_id -> net.reach.* join
INSERT INTO net.reach (node_id, hops)
WITH RECURSIVE walk (node_id, hops) AS (
    SELECT e.to_id, 1 FROM net.edge e WHERE e.from_id = 1
    UNION ALL
    SELECT e.to_id, w.hops + 1 FROM net.edge e JOIN walk w ON e.from_id = w.node_id
) CYCLE node_id SET is_cycle USING path
SELECT w.node_id, w.hops FROM walk w WHERE NOT w.is_cycle AND w.node_id <> 1;
-- end

-- id: postgres_scripts_106
-- dialect: postgres
-- construct: recursive_cte, delete
-- kind: search_cycle
-- reads: org.unit
-- writes: org.desk
-- column: org.desk.unit_id -> org.desk.* filter
-- column: org.unit.unit_id -> org.desk.* filter
-- column: org.unit.closed_on -> org.desk.* filter
-- column: org.unit.parent_id -> org.desk.* join
-- column: org.unit.unit_id -> org.desk.* join
WITH RECURSIVE sub (unit_id) AS (
    SELECT u.unit_id FROM org.unit u WHERE u.closed_on IS NOT NULL
    UNION ALL
    SELECT k.unit_id FROM org.unit k JOIN sub s ON k.parent_id = s.unit_id
) SEARCH DEPTH FIRST BY unit_id SET ord CYCLE unit_id SET looped TO true DEFAULT false USING trail,
gone AS (
    SELECT s.unit_id FROM sub s
)
DELETE FROM org.desk d USING gone g WHERE d.unit_id = g.unit_id;
-- end

-- id: postgres_scripts_107
-- dialect: postgres
-- construct: subquery, join
-- kind: search_cycle
-- reads: web.query, web.crawl
-- column: web.query.term -> <result>.term direct
-- column: web.crawl.hits -> <result>.hits direct
-- column: web.query.term -> <result>.* filter
-- column: web.crawl.cycle_id -> <result>.* join
-- column: web.query.cycle_id -> <result>.* join
SELECT search.term, cycle.hits
FROM (SELECT q.term, q.cycle_id FROM web.query q WHERE q.term <> '') search
JOIN (SELECT c.cycle_id, c.hits FROM web.crawl c) cycle ON cycle.cycle_id = search.cycle_id;
-- end

-- id: postgres_scripts_108
-- dialect: postgres
-- construct: jinja, cte, union
-- kind: macro_of_relations
-- reads: order_nl, order_be, legacy.order_lu
-- column: order_nl.order_no -> <result>.order_no direct
-- column: order_be.order_no -> <result>.order_no direct
-- column: legacy.order_lu.order_no -> <result>.order_no direct
-- column: order_nl.total -> <result>.total direct
-- column: order_be.total -> <result>.total direct
-- column: legacy.order_lu.total -> <result>.total direct
-- column: order_nl.total -> <result>.* filter
-- column: order_be.total -> <result>.* filter
-- column: legacy.order_lu.total -> <result>.* filter
{% set parts = [ref('order_nl'), ref('order_be'), source('legacy', 'order_lu')] %}
with all_orders as (
    {{ dbt_utils.union_relations(relations=parts, source_column_name='origin') }}
)
select o.order_no, o.total
from all_orders o
where o.total > 0
-- end

-- id: postgres_scripts_109
-- dialect: postgres
-- construct: jinja, cte, star
-- kind: star_macro
-- schema: {"tables": {"raw.account": ["id", "name", "secret", "deleted"]}}
-- reads: raw.account
-- column: raw.account.id -> <result>.id direct
-- column: raw.account.name -> <result>.name direct
-- column: raw.account.deleted -> <result>.deleted direct
-- column: raw.account.deleted -> <result>.* filter
with account as (
    select {{ dbt_utils.star(from=source('raw', 'account'), except=['SECRET']) }}
    from {{ source('raw', 'account') }}
    where not deleted
)
select * from account
-- end

-- id: postgres_scripts_110
-- dialect: postgres
-- construct: function, loop, insert
-- kind: whole_record
-- schema: {"tables": {"crm.lead": ["lead_id", "mail"], "crm.lead_done": ["id", "address"]}}
-- reads: crm.lead
-- writes: crm.lead_done
-- column: crm.lead.lead_id -> crm.lead_done.id direct
-- column: crm.lead.mail -> crm.lead_done.address direct
-- column: crm.lead.lead_id -> crm.lead_done.* filter
CREATE FUNCTION crm.close_leads() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    r crm.lead%ROWTYPE;
BEGIN
    FOR r IN SELECT * FROM crm.lead l WHERE l.lead_id > 0 LOOP
        INSERT INTO crm.lead_done VALUES (r.*);
    END LOOP;
END $$;
-- end

-- id: postgres_scripts_111
-- dialect: postgres
-- construct: function, variable, insert
-- kind: assignment_by_equals
-- reads: fin.rate, fin.loan
-- writes: fin.accrual
-- column: fin.loan.principal -> fin.accrual.amount direct
-- column: fin.rate.pct -> fin.accrual.amount direct
-- column: fin.rate.kind -> fin.accrual.* filter
-- column: fin.loan.loan_id -> fin.accrual.* filter
CREATE OR REPLACE FUNCTION fin.accrue(p_id int) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
    v_rate numeric = 0;
    v_amount numeric;
BEGIN
    v_rate = (SELECT r.pct FROM fin.rate r WHERE r.kind = 'loan');
    SELECT l.principal INTO v_amount FROM fin.loan l WHERE l.loan_id = p_id;
    v_amount = v_amount * v_rate;
    INSERT INTO fin.accrual (loan_id, amount) VALUES (p_id, v_amount);
    RETURN v_amount;
END $$;
-- end

-- id: postgres_scripts_112
-- dialect: postgres
-- construct: script, variable, insert
-- kind: assignment_by_equals
-- schema: {"tables": {"shop.basket": ["basket_id", "total"]}}
-- reads: shop.basket, shop.voucher
-- writes: shop.checkout
-- column: shop.basket.basket_id -> shop.checkout.basket_id direct
-- column: shop.basket.total -> shop.checkout.total direct
-- column: shop.voucher.value -> shop.checkout.total direct
-- column: shop.basket.basket_id -> shop.checkout.* filter
-- column: shop.voucher.code -> shop.checkout.* filter
DO $$
DECLARE
    rec shop.basket%ROWTYPE;
    totals numeric[];
BEGIN
    SELECT * INTO rec FROM shop.basket b WHERE b.basket_id = 5;
    rec.total = rec.total - (SELECT v.value FROM shop.voucher v WHERE v.code = 'SPRING');
    totals[1] = rec.total;
    INSERT INTO shop.checkout (basket_id, total) VALUES (rec.basket_id, totals[1]);
END $$;
-- end

-- id: postgres_scripts_113
-- dialect: postgres
-- construct: function, trigger, script
-- kind: assignment_by_equals
-- reads: ops.asset
-- writes: ops.asset_log, ops.asset
-- column: ops.asset.asset_id -> ops.asset_log.asset_id direct
-- column: ops.asset.place -> ops.asset_log.place direct
CREATE FUNCTION ops.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.changed_at = clock_timestamp();
        NEW."state" = 'touched';
    ELSE
        NEW.created_at = now();
    END IF;
    INSERT INTO ops.asset_log (asset_id, place) VALUES (NEW.asset_id, NEW.place);
    RETURN NEW;
END $$;
CREATE TRIGGER stamp_asset BEFORE INSERT OR UPDATE ON ops.asset
FOR EACH ROW EXECUTE FUNCTION ops.stamp();
-- end

-- id: postgres_scripts_114
-- dialect: postgres
-- construct: procedure, variable, insert
-- kind: assignment_by_equals
-- reads: qa.batch, qa.measure
-- writes: qa.verdict
-- column: qa.batch.target -> qa.verdict.ok direct
-- column: qa.measure.weight -> qa.verdict.ok direct
-- column: qa.batch.batch_id -> qa.verdict.* filter
-- column: qa.measure.batch_id -> qa.verdict.* filter
CREATE PROCEDURE qa.verify(p_batch int) LANGUAGE plpgsql AS $$
DECLARE
    same boolean;
    expected numeric;
    got numeric;
BEGIN
    SELECT b.target INTO expected FROM qa.batch b WHERE b.batch_id = p_batch;
    SELECT sum(m.weight) INTO got FROM qa.measure m WHERE m.batch_id = p_batch;
    same = expected = got;
    INSERT INTO qa.verdict (batch_id, ok) VALUES (p_batch, same);
END $$;
-- end

-- id: postgres_scripts_115
-- dialect: postgres
-- construct: function, join
-- kind: assignment_by_equals
-- reads: inv.count_head, inv.counted, inv.stock
-- column: inv.counted.sku -> <result>.sku direct
-- column: inv.counted.qty -> <result>.equal_qty direct
-- column: inv.stock.qty -> <result>.equal_qty direct
-- column: inv.stock.sku -> <result>.* join
-- column: inv.counted.sku -> <result>.* join
CREATE FUNCTION inv.diff() RETURNS TABLE (sku text, equal_qty boolean) LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM inv.count_head h WHERE h.is_open) = 0 THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT c.sku, c.qty = s.qty FROM inv.counted c JOIN inv.stock s ON s.sku = c.sku;
END $$;
-- end
