-- id: postgres_later_001
-- dialect: postgres
-- construct: function, star
-- schema: {"tables": {"public.film": ["film_id", "title", "rate"], "public.inventory": ["inventory_id", "film_id", "store_id"]}}
-- reads: public.film, public.inventory
-- column: public.film.film_id -> <result>.film_id direct
-- column: public.film.title -> <result>.title direct
-- column: public.film.film_id -> <result>.* join
-- column: public.inventory.film_id -> <result>.* join
-- column: public.inventory.store_id -> <result>.* filter
CREATE FUNCTION films_in_store(p_store integer)
RETURNS TABLE (film_id integer, title text)
LANGUAGE plpgsql STABLE
AS $function$
BEGIN
  RETURN QUERY
  SELECT f.film_id, f.title
  FROM public.film f
  JOIN public.inventory i USING (film_id)
  WHERE i.store_id = p_store;
END;
$function$;
-- end

-- id: postgres_later_002
-- dialect: postgres
-- construct: dynamic_sql, function
-- writes: audit.purge_log
-- dropped: 1
CREATE OR REPLACE FUNCTION audit.purge(p_schema text, p_days int) RETURNS void AS
$body$
BEGIN
    EXECUTE format('DELETE FROM %I.events WHERE created_at < now() - make_interval(days => $1)', p_schema) USING p_days;
    INSERT INTO audit.purge_log (at) VALUES (clock_timestamp());
END
$body$ LANGUAGE plpgsql SECURITY DEFINER;
-- end

-- id: postgres_later_003
-- dialect: postgres
-- construct: dynamic_sql, script
-- reads: stage.visit
-- writes: mart.visit
-- column: stage.visit.visit_id -> mart.visit.visit_id direct
-- column: stage.visit.url -> mart.visit.url direct
DO $do$
BEGIN
    EXECUTE 'INSERT INTO mart.visit (visit_id, url) '
         || 'SELECT visit_id, url FROM stage.visit';
    EXECUTE format('ANALYZE %I.%I', 'mart', 'visit');
END
$do$;
-- end

-- id: postgres_later_004
-- dialect: postgres
-- construct: update, insert, cte
-- reads: app.task, app.worker
-- writes: app.task, app.assignment
-- column: app.task.task_id -> app.assignment.task_id direct
-- column: app.task.worker_id -> app.assignment.worker direct
-- column: app.worker.worker_id -> app.task.worker_id direct
-- column: app.task.state -> app.task.* filter
-- column: app.task.state -> app.assignment.* filter
-- column: app.worker.idle -> app.task.* filter
-- column: app.worker.idle -> app.assignment.* filter
WITH picked AS (
  UPDATE app.task t
  SET worker_id = w.worker_id, state = 'taken'
  FROM app.worker w
  WHERE t.state = 'open' AND w.idle
  RETURNING t.task_id, t.worker_id
)
INSERT INTO app.assignment (task_id, worker)
SELECT task_id, worker_id FROM picked;
-- end

-- id: postgres_later_005
-- dialect: postgres
-- construct: recursive_cte, select, join
-- reads: org.unit
-- column: org.unit.unit_id -> <result>.id direct
-- column: org.unit.name -> <result>.path direct
-- column: org.unit.parent_id -> <result>.* filter
-- column: org.unit.parent_id -> <result>.* join
-- column: org.unit.unit_id -> <result>.* join
-- column: org.unit.name -> <result>.* sort
WITH RECURSIVE tree(id, path, depth) AS (
    SELECT unit_id, name::text, 1 FROM org.unit WHERE parent_id IS NULL
  UNION ALL
    SELECT u.unit_id, tree.path || ' / ' || u.name, tree.depth + 1
    FROM org.unit u
    INNER JOIN tree ON u.parent_id = tree.id
)
SELECT id, path FROM tree ORDER BY path;
-- end

-- id: postgres_later_006
-- dialect: postgres
-- construct: insert, json
-- reads: staging.product_json
-- writes: public.product
-- column: staging.product_json.doc -> public.product.sku direct
-- column: staging.product_json.doc -> public.product.price direct
-- column: staging.product_json.doc -> public.product.tags direct
-- column: public.product.updated_at -> public.product.* filter
-- column: staging.product_json.doc -> public.product.* filter
INSERT INTO public.product AS p (sku, price, tags)
SELECT doc ->> 'sku',
       (doc #>> '{offer,price}')::numeric,
       ARRAY(SELECT jsonb_array_elements_text(doc -> 'tags'))
FROM staging.product_json
WHERE doc ? 'sku'
ON CONFLICT (sku) DO UPDATE
SET price = EXCLUDED.price, tags = EXCLUDED.tags
WHERE p.updated_at < now() - interval '1 hour';
-- end

-- id: postgres_later_007
-- dialect: postgres
-- construct: lateral, select, join
-- reads: shop.customer, shop.orders
-- column: shop.customer.customer_id -> <result>.customer_id direct
-- column: shop.customer.name -> <result>.name direct
-- column: shop.orders.order_id -> <result>.last_order direct
-- column: shop.orders.total -> <result>.last_total direct
-- column: shop.orders.customer_id -> <result>.* filter
-- column: shop.customer.customer_id -> <result>.* filter
-- column: shop.orders.placed_at -> <result>.* sort
-- column: shop.customer.name -> <result>.* sort
SELECT c.customer_id, c.name, o.order_id AS last_order, o.total AS last_total
FROM shop.customer c
LEFT JOIN LATERAL (
    SELECT order_id, total
    FROM shop.orders
    WHERE orders.customer_id = c.customer_id
    ORDER BY placed_at DESC NULLS LAST
    FETCH FIRST 1 ROW ONLY
) o ON true
ORDER BY c.name COLLATE "de_DE";
-- end

-- id: postgres_later_008
-- dialect: postgres
-- construct: materialized_view, window, aggregate
-- reads: metrics.reading
-- writes: metrics.reading_hour
-- column: metrics.reading.sensor_id -> metrics.reading_hour.sensor_id direct
-- column: metrics.reading.at -> metrics.reading_hour.hour direct
-- column: metrics.reading.value -> metrics.reading_hour.avg_value direct
-- column: metrics.reading.value -> metrics.reading_hour.p95 direct
-- column: metrics.reading.value -> metrics.reading_hour.moving direct
-- column: metrics.reading.sensor_id -> metrics.reading_hour.* group
-- column: metrics.reading.at -> metrics.reading_hour.* group
-- column: metrics.reading.sensor_id -> metrics.reading_hour.* window
-- column: metrics.reading.at -> metrics.reading_hour.* window
-- column: metrics.reading.value -> metrics.reading_hour.* filter
CREATE MATERIALIZED VIEW IF NOT EXISTS metrics.reading_hour (sensor_id, hour, avg_value, p95, bad, moving)
WITH (fillfactor = 90) TABLESPACE fast AS
SELECT sensor_id, date_trunc('hour', at), avg(value),
       percentile_cont(0.95) WITHIN GROUP (ORDER BY value),
       count(*) FILTER (WHERE value < 0),
       avg(avg(value)) OVER (PARTITION BY sensor_id ORDER BY date_trunc('hour', at) ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)
FROM metrics.reading
GROUP BY sensor_id, date_trunc('hour', at)
WITH NO DATA;
CREATE UNIQUE INDEX ON metrics.reading_hour (sensor_id, hour);
REFRESH MATERIALIZED VIEW CONCURRENTLY metrics.reading_hour;
-- end

-- id: postgres_later_009
-- dialect: postgres
-- construct: rename, script
-- reads: src.country, ref.country
-- writes: ref.country_old, ref.country
-- column: src.country.iso2 -> ref.country.iso2 direct
-- column: src.country.name -> ref.country.name direct
-- column: src.country.active -> ref.country.* filter
BEGIN;
CREATE TABLE ref.country_new (LIKE ref.country INCLUDING ALL);
INSERT INTO ref.country_new (iso2, name) SELECT iso2, name FROM src.country WHERE active;
ALTER TABLE ref.country RENAME TO country_old;
ALTER TABLE ref.country_new RENAME TO country;
COMMIT;
-- end

-- id: postgres_later_010
-- dialect: postgres
-- construct: delete, using_join, subquery
-- reads: crm.optout, crm.contact
-- writes: crm.mailing
-- column: crm.mailing.contact_id -> crm.mailing.* filter
-- column: crm.optout.contact_id -> crm.mailing.* filter
-- column: crm.mailing.mail -> crm.mailing.* filter
-- column: crm.contact.mail -> crm.mailing.* filter
-- column: crm.contact.bounced -> crm.mailing.* filter
DELETE FROM crm.mailing m
USING crm.optout o
WHERE m.contact_id = o.contact_id
   OR m.mail IN (SELECT mail FROM crm.contact WHERE bounced);
-- end

-- id: postgres_later_011
-- dialect: postgres
-- construct: procedure, loop, cursor, variable
-- reads: billing.tariff, billing.usage
-- writes: billing.invoice_line
-- column: billing.usage.customer_id -> billing.invoice_line.customer_id direct
-- column: billing.usage.kwh -> billing.invoice_line.amount direct
-- column: billing.tariff.price -> billing.invoice_line.amount direct
-- column: billing.tariff.valid -> billing.invoice_line.* filter
-- column: billing.tariff.zone -> billing.invoice_line.* filter
-- column: billing.usage.zone -> billing.invoice_line.* filter
-- column: billing.usage.month -> billing.invoice_line.* filter
-- column: billing.usage.customer_id -> billing.invoice_line.* group
-- column: billing.usage.zone -> billing.invoice_line.* group
CREATE PROCEDURE billing.run(p_month date)
LANGUAGE plpgsql AS $$
DECLARE
  r record;
  v_price numeric;
BEGIN
  FOR r IN SELECT customer_id, zone, sum(kwh) AS kwh FROM billing.usage WHERE month = p_month GROUP BY 1, 2
  LOOP
    SELECT price INTO STRICT v_price FROM billing.tariff WHERE valid @> p_month AND zone = r.zone;
    INSERT INTO billing.invoice_line (customer_id, amount) VALUES (r.customer_id, r.kwh * v_price);
  END LOOP;
  COMMIT;
EXCEPTION WHEN no_data_found THEN
  RAISE NOTICE 'no tariff for %', r.zone;
END $$;
-- end

-- id: postgres_later_012
-- dialect: postgres
-- construct: copy, temp_table, script
-- writes: app.customer
-- column: app.customer.customer_no -> app.customer.* filter
CREATE TEMP TABLE in_customer (customer_no int, name text) ON COMMIT DROP;
\copy in_customer from '/data/customer.csv' csv header
UPDATE app.customer c SET checked_at = now() FROM in_customer i WHERE i.customer_no = c.customer_no;
-- end

-- id: postgres_later_013
-- dialect: postgres
-- construct: view, union, script
-- reads: erp.de_partner, erp.at_partner, v_partner
-- writes: v_partner, v_partner_count
-- column: erp.de_partner.partner_no -> v_partner.id direct
-- column: erp.at_partner.partner_no -> v_partner.id direct
-- column: erp.de_partner.name -> v_partner.name direct
-- column: erp.at_partner.company -> v_partner.name direct
-- column: v_partner.country -> v_partner_count.country direct
-- column: erp.de_partner.land -> v_partner.country direct
-- column: erp.at_partner.deleted -> v_partner.* filter
-- column: v_partner.country -> v_partner_count.* group
CREATE OR REPLACE TEMP VIEW tmp_probe AS SELECT 1 AS x;
CREATE VIEW v_partner (id, name, country) AS
SELECT partner_no, name, land FROM erp.de_partner
UNION ALL
SELECT partner_no, company, 'AT' FROM erp.at_partner WHERE NOT deleted;
CREATE VIEW v_partner_count AS SELECT country, count(*) AS n FROM v_partner GROUP BY country;
-- end

-- id: postgres_later_014
-- dialect: postgres
-- construct: function, call, correlated
-- reads: hr.person
-- writes: hr.badge
-- column: hr.person.person_id -> hr.badge.person_id direct
-- column: hr.person.name -> hr.badge.label direct
-- column: hr.person.active -> hr.badge.* filter
CREATE FUNCTION hr.new_badges() RETURNS integer AS $$
  INSERT INTO hr.badge (person_id, label)
  SELECT p.person_id, upper(p.name) FROM hr.person p WHERE p.active;
  SELECT 1;
$$ LANGUAGE sql;
SELECT hr.new_badges();
-- end

-- id: postgres_later_015
-- dialect: postgres
-- construct: merge, comment
-- reads: stage.seat
-- writes: public.seat
-- column: stage.seat.seat_no -> public.seat.seat_no direct
-- column: stage.seat.state -> public.seat.state direct
-- column: public.seat.seat_no -> public.seat.* join
-- column: stage.seat.seat_no -> public.seat.* join
-- column: stage.seat.state -> public.seat.* filter
/* seats come from the venue's export */
MERGE INTO public.seat AS t -- target
USING stage.seat AS s      -- source
ON t.seat_no = s.seat_no
WHEN MATCHED AND s.state = 'gone' THEN DELETE
WHEN MATCHED THEN UPDATE SET state = s.state
WHEN NOT MATCHED THEN INSERT (seat_no, state) VALUES (s.seat_no, s.state);
-- end

-- id: postgres_later_016
-- dialect: postgres
-- construct: quoted_name, select, star
-- schema: {"tables": {"Sales.OrderItems": ["Id", "itemId", "qty"], "public.item": ["id", "Name"]}}
-- default_schema: public
-- reads: Sales.OrderItems, item
-- column: Sales.OrderItems.Id -> <result>.Id direct
-- column: Sales.OrderItems.itemId -> <result>.itemId direct
-- column: Sales.OrderItems.qty -> <result>.qty direct
-- column: item.Name -> <result>.name direct
-- column: Sales.OrderItems.itemId -> <result>.* join
-- column: item.id -> <result>.* join
SELECT oi.*, i."Name" AS name
FROM "Sales"."OrderItems" oi JOIN Item i ON i.id = oi."itemId";
-- end

-- id: postgres_later_017
-- dialect: postgres
-- construct: select, window
-- reads: ledger.entry
-- column: ledger.entry.account -> <result>.account direct
-- column: ledger.entry.amount -> <result>.balance direct
-- column: ledger.entry.account -> <result>.* window
-- column: ledger.entry.booked_at -> <result>.* window
-- column: ledger.entry.kind -> <result>.* filter
-- column: ledger.entry.account -> <result>.* group
-- column: ledger.entry.account -> <result>.* sort
-- column: ledger.entry.booked_at -> <result>.* sort
SELECT DISTINCT ON (account) account,
       sum(amount) OVER w AS balance
FROM ledger.entry
WHERE kind NOT IN ('void')
WINDOW w AS (PARTITION BY account ORDER BY booked_at)
ORDER BY account, booked_at DESC;
-- end
