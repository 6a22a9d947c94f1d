-- id: postgres_queries_001
-- dialect: postgres
-- construct: select, join, aggregate
-- reads: sales.orders, crm.customers
-- column: crm.customers.region -> <result>.region direct
-- column: sales.orders.total_amount -> <result>.revenue direct
-- column: sales.orders.customer_id -> <result>.* join
-- column: crm.customers.customer_id -> <result>.* join
-- column: sales.orders.status -> <result>.* filter
-- column: crm.customers.region -> <result>.* group
-- column: sales.orders.total_amount -> <result>.* sort
SELECT c.region, sum(o.total_amount) AS revenue
FROM sales.orders o
JOIN crm.customers c ON c.customer_id = o.customer_id
WHERE o.status = 'paid'
GROUP BY c.region
ORDER BY revenue DESC;
-- end

-- id: postgres_queries_002
-- dialect: postgres
-- construct: insert, cte, aggregate
-- reads: raw.page_views
-- writes: mart.daily_traffic
-- column: raw.page_views.viewed_at -> mart.daily_traffic.traffic_date direct
-- column: raw.page_views.visitor_id -> mart.daily_traffic.visitors direct
-- column: raw.page_views.is_bot -> mart.daily_traffic.* filter
-- column: raw.page_views.viewed_at -> mart.daily_traffic.* group
WITH views AS (
    SELECT viewed_at::date AS day, visitor_id
    FROM raw.page_views
    WHERE NOT is_bot
)
INSERT INTO mart.daily_traffic (traffic_date, visitors, views)
SELECT day, count(DISTINCT visitor_id), count(*)
FROM views
GROUP BY day;
-- end

-- id: postgres_queries_003
-- dialect: postgres
-- construct: recursive_cte, join
-- reads: hr.employees
-- column: hr.employees.employee_id -> <result>.employee_id direct
-- column: hr.employees.full_name -> <result>.full_name direct
-- column: hr.employees.manager_id -> <result>.* filter
-- column: hr.employees.manager_id -> <result>.* join
-- column: hr.employees.employee_id -> <result>.* join
WITH RECURSIVE chain AS (
    SELECT e.employee_id, e.full_name, 1 AS depth
    FROM hr.employees e
    WHERE e.manager_id IS NULL
    UNION ALL
    SELECT e.employee_id, e.full_name, chain.depth + 1
    FROM hr.employees e
    JOIN chain ON e.manager_id = chain.employee_id
)
SELECT employee_id, full_name, depth FROM chain;
-- end

-- id: postgres_queries_004
-- dialect: postgres
-- construct: select, window, subquery
-- reads: finance.invoices
-- column: finance.invoices.customer_no -> <result>.customer_no direct
-- column: finance.invoices.invoice_no -> <result>.invoice_no direct
-- column: finance.invoices.amount -> <result>.running_total direct
-- column: finance.invoices.customer_no -> <result>.* window
-- column: finance.invoices.issued_on -> <result>.* window
-- column: finance.invoices.cancelled_at -> <result>.* filter
SELECT i.customer_no,
       i.invoice_no,
       sum(i.amount) OVER (PARTITION BY i.customer_no ORDER BY i.issued_on) AS running_total
FROM finance.invoices AS i
WHERE i.cancelled_at IS NULL;
-- end

-- id: postgres_queries_005
-- dialect: postgres
-- construct: select, window, subquery
-- reads: crm.contacts
-- writes: crm.contacts_latest
-- column: crm.contacts.contact_id -> crm.contacts_latest.contact_id direct
-- column: crm.contacts.email -> crm.contacts_latest.email direct
-- column: crm.contacts.email -> crm.contacts_latest.* window
-- column: crm.contacts.updated_at -> crm.contacts_latest.* window
CREATE TABLE crm.contacts_latest AS
SELECT contact_id, email
FROM (
    SELECT contact_id,
           lower(email) AS email,
           row_number() OVER (PARTITION BY lower(email) ORDER BY updated_at DESC) AS rn
    FROM crm.contacts
) ranked
WHERE rn = 1;
-- end

-- id: postgres_queries_006
-- dialect: postgres
-- construct: view, join, select
-- reads: inventory.stock, inventory.warehouse
-- writes: reporting.stock_overview
-- column: inventory.warehouse.name -> reporting.stock_overview.warehouse_name direct
-- column: inventory.stock.on_hand -> reporting.stock_overview.available direct
-- column: inventory.stock.reserved -> reporting.stock_overview.available direct
-- column: inventory.stock.on_hand -> reporting.stock_overview.stock_state direct
-- column: inventory.stock.warehouse_id -> reporting.stock_overview.* join
-- column: inventory.warehouse.warehouse_id -> reporting.stock_overview.* join
-- column: inventory.stock.discontinued -> reporting.stock_overview.* filter
CREATE OR REPLACE VIEW reporting.stock_overview (warehouse_name, available, stock_state) AS
SELECT w.name,
       s.on_hand - coalesce(s.reserved, 0),
       CASE WHEN s.discontinued THEN 'x' ELSE s.on_hand::text END
FROM inventory.stock s
LEFT JOIN inventory.warehouse w ON w.warehouse_id = s.warehouse_id;
-- end

-- id: postgres_queries_007
-- dialect: postgres
-- construct: materialized_view, union
-- reads: eu.orders, us.orders
-- writes: global.orders_all
-- column: eu.orders.order_id -> global.orders_all.order_id direct
-- column: us.orders.id -> global.orders_all.order_id direct
-- column: eu.orders.gross_eur -> global.orders_all.gross direct
-- column: us.orders.gross_usd -> global.orders_all.gross direct
-- column: us.orders.rate -> global.orders_all.gross direct
-- column: us.orders.deleted -> global.orders_all.* filter
CREATE MATERIALIZED VIEW global.orders_all AS
SELECT order_id, gross_eur AS gross, 'EU' AS origin FROM eu.orders
UNION ALL
SELECT id, gross_usd * rate, 'US' FROM us.orders WHERE NOT deleted
WITH NO DATA;
-- end

-- id: postgres_queries_008
-- dialect: postgres
-- construct: update, join
-- reads: staging.price_list
-- writes: shop.products
-- column: staging.price_list.net_price -> shop.products.price direct
-- column: shop.products.price -> shop.products.previous_price direct
-- column: shop.products.sku -> shop.products.* filter
-- column: staging.price_list.sku -> shop.products.* filter
-- column: staging.price_list.valid_from -> shop.products.* filter
UPDATE shop.products AS p
SET previous_price = p.price,
    price = l.net_price,
    updated_at = now()
FROM staging.price_list AS l
WHERE l.sku = p.sku AND l.valid_from <= current_date;
-- end

-- id: postgres_queries_009
-- dialect: postgres
-- construct: delete, join
-- reads: gdpr.erasure_requests
-- writes: crm.leads
-- column: crm.leads.email -> crm.leads.* filter
-- column: gdpr.erasure_requests.email -> crm.leads.* filter
-- column: gdpr.erasure_requests.granted_at -> crm.leads.* filter
DELETE FROM crm.leads l
USING gdpr.erasure_requests r
WHERE r.email = l.email
  AND r.granted_at IS NOT NULL;
-- end

-- id: postgres_queries_010
-- dialect: postgres
-- construct: merge
-- reads: staging.accounts
-- writes: dwh.accounts
-- column: staging.accounts.account_no -> dwh.accounts.account_no direct
-- column: staging.accounts.holder -> dwh.accounts.holder direct
-- column: staging.accounts.balance -> dwh.accounts.balance direct
-- column: dwh.accounts.account_no -> dwh.accounts.* join
-- column: staging.accounts.account_no -> dwh.accounts.* join
-- column: staging.accounts.closed -> dwh.accounts.* filter
MERGE INTO dwh.accounts AS t
USING staging.accounts AS s ON t.account_no = s.account_no
WHEN MATCHED AND s.closed THEN DELETE
WHEN MATCHED THEN UPDATE SET holder = s.holder, balance = s.balance
WHEN NOT MATCHED THEN INSERT (account_no, holder, balance) VALUES (s.account_no, s.holder, s.balance);
-- end

-- id: postgres_queries_011
-- dialect: postgres
-- construct: insert, update
-- reads: stage.daily_counts
-- writes: metrics.counters
-- column: stage.daily_counts.metric -> metrics.counters.metric direct
-- column: stage.daily_counts.n -> metrics.counters.total direct
-- column: metrics.counters.total -> metrics.counters.total direct
INSERT INTO metrics.counters (metric, total)
SELECT d.metric, d.n FROM stage.daily_counts d
ON CONFLICT (metric) DO UPDATE SET total = metrics.counters.total + excluded.total;
-- end

-- id: postgres_queries_012
-- dialect: postgres
-- construct: star, ctas
-- schema: {"tables": {"public.film": ["film_id", "title", "length"], "public.inventory": ["inventory_id", "film_id"]}}
-- default_schema: public
-- reads: film, inventory
-- writes: film_copies
-- column: film.film_id -> film_copies.film_id direct
-- column: film.title -> film_copies.title direct
-- column: film.length -> film_copies.length direct
-- column: inventory.inventory_id -> film_copies.inventory_id direct
-- column: film.film_id -> film_copies.* join
-- column: inventory.film_id -> film_copies.* join
CREATE TABLE film_copies AS
SELECT f.*, inventory_id
FROM film f JOIN inventory i ON i.film_id = f.film_id;
-- end

-- id: postgres_queries_013
-- dialect: postgres
-- construct: using_join, select
-- reads: public.rental, public.payment
-- column: public.rental.rental_id -> <result>.rental_id direct
-- column: public.rental.rented_at -> <result>.rented_at direct
-- column: public.payment.amount -> <result>.amount direct
-- column: public.rental.rental_id -> <result>.* join
-- column: public.payment.rental_id -> <result>.* join
SELECT rental_id, r.rented_at, p.amount
FROM public.rental r
LEFT JOIN public.payment p USING (rental_id);
-- end

-- id: postgres_queries_014
-- dialect: postgres
-- construct: using_join, select, join
-- reads: ledger.bookings, bank.statements
-- column: ledger.bookings.reference -> <result>.reference direct
-- column: bank.statements.reference -> <result>.reference direct
-- column: ledger.bookings.amount -> <result>.difference direct
-- column: bank.statements.amount -> <result>.difference direct
-- column: ledger.bookings.reference -> <result>.* join
-- column: bank.statements.reference -> <result>.* join
SELECT reference, coalesce(b.amount, 0) - coalesce(s.amount, 0) AS difference
FROM ledger.bookings b
FULL OUTER JOIN bank.statements s USING (reference);
-- end

-- id: postgres_queries_015
-- dialect: postgres
-- construct: correlated, subquery, select
-- reads: shop.customers, shop.orders
-- column: shop.customers.customer_id -> <result>.customer_id direct
-- column: shop.orders.ordered_at -> <result>.last_order direct
-- column: shop.orders.customer_id -> <result>.* filter
-- column: shop.customers.customer_id -> <result>.* filter
SELECT c.customer_id,
       (SELECT max(o.ordered_at) FROM shop.orders o WHERE o.customer_id = c.customer_id) AS last_order
FROM shop.customers c;
-- end

-- id: postgres_queries_016
-- dialect: postgres
-- construct: correlated, subquery, insert
-- reads: app.users, app.logins, app.bans
-- writes: crm.dormant_users
-- column: app.users.id -> crm.dormant_users.user_id direct
-- column: app.users.email -> crm.dormant_users.email direct
-- column: app.logins.user_id -> crm.dormant_users.* filter
-- column: app.users.id -> crm.dormant_users.* filter
-- column: app.logins.at -> crm.dormant_users.* filter
-- column: app.bans.user_id -> crm.dormant_users.* filter
-- column: app.bans.lifted -> crm.dormant_users.* filter
INSERT INTO crm.dormant_users (user_id, email)
SELECT u.id, u.email
FROM app.users u
WHERE NOT EXISTS (SELECT l.session_id FROM app.logins l WHERE l.user_id = u.id AND l.at > now() - interval '1 year')
  AND u.id NOT IN (SELECT b.user_id FROM app.bans b WHERE NOT b.lifted);
-- end

-- id: postgres_queries_017
-- dialect: postgres
-- construct: lateral, join
-- reads: shop.product, shop.review
-- column: shop.product.product_id -> <result>.product_id direct
-- column: shop.review.stars -> <result>.stars direct
-- column: shop.review.product_id -> <result>.* filter
-- column: shop.product.product_id -> <result>.* filter
-- column: shop.review.created_at -> <result>.* sort
SELECT p.product_id, top.stars
FROM shop.product p
CROSS JOIN LATERAL (
    SELECT r.stars FROM shop.review r
    WHERE r.product_id = p.product_id
    ORDER BY r.created_at DESC
    LIMIT 3
) top;
-- end

-- id: postgres_queries_018
-- dialect: postgres
-- construct: json, lateral
-- reads: events.webhook
-- writes: events.line_items
-- column: events.webhook.delivery_id -> events.line_items.delivery_id direct
-- column: events.webhook.body -> events.line_items.sku direct
-- column: events.webhook.body -> events.line_items.quantity direct
-- column: events.webhook.headers -> events.line_items.* filter
INSERT INTO events.line_items (delivery_id, sku, quantity)
SELECT w.delivery_id,
       item ->> 'sku',
       (item -> 'qty')::int
FROM events.webhook w,
     jsonb_array_elements(w.body #> '{order,items}') AS item
WHERE w.headers ->> 'x-topic' = 'orders/create';
-- end

-- id: postgres_queries_019
-- dialect: postgres
-- construct: unnest, select
-- reads: cms.articles
-- column: cms.articles.article_id -> <result>.article_id direct
-- column: cms.articles.tags -> <result>.tag direct
-- column: cms.articles.tags -> <result>.position direct
-- column: cms.articles.tags -> <result>.* filter
SELECT a.article_id, t.tag, t.ord AS position
FROM cms.articles a
CROSS JOIN LATERAL unnest(a.tags) WITH ORDINALITY AS t(tag, ord)
WHERE t.tag <> '';
-- end

-- id: postgres_queries_020
-- dialect: postgres
-- construct: quoted_name, insert
-- reads: crm.Account, "legacy.export".rows
-- writes: dwh.DimAccount
-- column: crm.Account.Id -> dwh.DimAccount.AccountId direct
-- column: crm.Account.Name -> dwh.DimAccount.name direct
-- column: "legacy.export".rows.segment -> dwh.DimAccount.Segment direct
-- column: crm.Account.Id -> dwh.DimAccount.* join
-- column: "legacy.export".rows.account_id -> dwh.DimAccount.* join
INSERT INTO dwh."DimAccount" ("AccountId", Name, "Segment")
SELECT a."Id", a."Name", r.SEGMENT
FROM CRM."Account" a
LEFT JOIN "legacy.export".ROWS r ON r.Account_ID = a."Id";
-- end

-- id: postgres_queries_021
-- dialect: postgres
-- construct: copy
-- writes: staging.exchange_rates
COPY staging.exchange_rates (currency, valid_on, rate)
FROM '/data/in/rates.csv' WITH (FORMAT csv, HEADER true);
-- end

-- id: postgres_queries_022
-- dialect: postgres
-- construct: copy, unload
-- reads: mart.revenue, mart.country
COPY (
    SELECT c.iso_code, r.amount
    FROM mart.revenue r JOIN mart.country c ON c.id = r.country_id
    WHERE r.year = 2024
) TO STDOUT WITH CSV HEADER;
-- end

-- id: postgres_queries_023
-- dialect: postgres
-- construct: rename, script, ctas
-- reads: raw.sessions
-- writes: mart.sessions
-- column: raw.sessions.session_id -> mart.sessions.session_id direct
-- column: raw.sessions.duration_ms -> mart.sessions.seconds direct
-- column: raw.sessions.duration_ms -> mart.sessions.* filter
BEGIN;
CREATE TABLE mart.sessions_new AS
SELECT session_id, duration_ms / 1000.0 AS seconds FROM raw.sessions WHERE duration_ms > 0;
ALTER TABLE mart.sessions_new ADD PRIMARY KEY (session_id);
DROP TABLE IF EXISTS mart.sessions;
ALTER TABLE mart.sessions_new RENAME TO sessions;
COMMIT;
-- end

-- id: postgres_queries_024
-- dialect: postgres
-- construct: temp_table, script
-- reads: pos.receipts, pos.stores
-- writes: mart.store_sales
-- column: pos.receipts.store_id -> mart.store_sales.store_id direct
-- column: pos.stores.city -> mart.store_sales.city direct
-- column: pos.receipts.total -> mart.store_sales.sales direct
-- column: pos.receipts.booked_on -> mart.store_sales.* filter
-- column: pos.receipts.store_id -> mart.store_sales.* group
-- column: pos.receipts.store_id -> mart.store_sales.* join
-- column: pos.stores.store_id -> mart.store_sales.* join
CREATE TEMP TABLE per_store ON COMMIT DROP AS
SELECT store_id, sum(total) AS total
FROM pos.receipts
WHERE booked_on = current_date - 1
GROUP BY store_id;

ANALYZE per_store;

INSERT INTO mart.store_sales (store_id, city, sales)
SELECT p.store_id, s.city, p.total
FROM per_store p
JOIN pos.stores s ON s.store_id = p.store_id;
-- end

-- id: postgres_queries_025
-- dialect: postgres
-- construct: delete, insert, cte
-- reads: ops.queue
-- writes: ops.queue, ops.queue_archive
-- column: ops.queue.job_id -> ops.queue_archive.job_id direct
-- column: ops.queue.payload -> ops.queue_archive.payload direct
-- column: ops.queue.finished_at -> ops.queue.* filter
-- column: ops.queue.finished_at -> ops.queue_archive.* filter
WITH moved AS (
    DELETE FROM ops.queue
    WHERE finished_at < now() - interval '30 days'
    RETURNING job_id, payload
)
INSERT INTO ops.queue_archive (job_id, payload)
SELECT job_id, payload FROM moved;
-- end

-- id: postgres_queries_026
-- dialect: postgres
-- construct: ddl
CREATE TABLE IF NOT EXISTS mart.calendar (
    day date PRIMARY KEY,
    week int NOT NULL DEFAULT 0,
    region_id bigint REFERENCES mart.regions (region_id)
) PARTITION BY RANGE (day);
CREATE INDEX ON mart.calendar (week);
GRANT SELECT ON mart.calendar TO reporting;
COMMENT ON TABLE mart.calendar IS 'select * from nowhere';
-- end

-- id: postgres_queries_027
-- dialect: postgres
-- construct: comment, select
-- reads: web.clicks
-- column: web.clicks.url -> <result>.url direct
-- column: web.clicks.http_status -> <result>.* filter
/* nightly; formerly: INSERT INTO old.t SELECT * FROM old.s; */
SELECT /* not: web.visits.url */ url -- , referrer FROM web.visits
FROM web.clicks /* /* nested */ still a comment */
WHERE http_status = 200 -- AND bot = false
;
-- end

-- id: postgres_queries_028
-- dialect: postgres
-- construct: aggregate, select
-- reads: support.tickets
-- column: support.tickets.team -> <result>.team direct
-- column: support.tickets.minutes -> <result>.median_minutes direct
-- column: support.tickets.title -> <result>.titles direct
-- column: support.tickets.state -> <result>.* filter
-- column: support.tickets.opened_at -> <result>.* sort
-- column: support.tickets.team -> <result>.* group
SELECT team,
       count(*) FILTER (WHERE state = 'open') AS open_tickets,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes) AS median_minutes,
       string_agg(title, '; ' ORDER BY opened_at) AS titles
FROM support.tickets
GROUP BY ROLLUP (team)
HAVING count(*) > 1;
-- end
