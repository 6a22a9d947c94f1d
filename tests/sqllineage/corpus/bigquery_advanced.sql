-- id: bigquery_advanced_001
-- dialect: bigquery
-- construct: select, aggregate
-- reads: shop.orders
-- column: shop.orders.customer -> <result>.customer direct
-- column: shop.orders.eur -> <result>.eur direct
-- column: shop.orders.state -> <result>.* filter
-- column: shop.orders.customer -> <result>.* group
-- column: shop.orders.eur -> <result>.* sort
FROM shop.orders
|> WHERE state = 'paid'
|> AGGREGATE SUM(eur) AS eur GROUP BY customer
|> ORDER BY eur DESC
|> LIMIT 10;
-- end

-- id: bigquery_advanced_002
-- dialect: bigquery
-- construct: jinja, delete, script
-- reads: stg_seat, ref.hall
-- writes: mart.seat
-- column: stg_seat.seat_id -> mart.seat.seat_id direct
-- column: ref.hall.name -> mart.seat.hall direct
-- column: stg_seat.hall_id -> mart.seat.* join
-- column: ref.hall.hall_id -> mart.seat.* join
-- column: stg_seat.loaded -> mart.seat.* filter
-- column: mart.seat.day -> mart.seat.* filter
DELETE FROM mart.seat WHERE day = '{{ ds }}';
INSERT INTO mart.seat (seat_id, hall)
SELECT s.seat_id, h.name
FROM {{ ref('stg_seat') }} AS s
JOIN {{ source('ref', 'hall') }} AS h ON h.hall_id = s.hall_id
WHERE s.loaded = '{{ ds }}';
-- end

-- id: bigquery_advanced_003
-- dialect: bigquery
-- construct: struct, aggregate, ctas
-- reads: web.hit
-- writes: web.session
-- column: web.hit.sid -> web.session.sid direct
-- column: web.hit.url -> web.session.hits direct
-- column: web.hit.ms -> web.session.hits direct
-- column: web.hit.at -> web.session.* sort
-- column: web.hit.at -> web.session.span direct
-- column: web.hit.sid -> web.session.* group
CREATE OR REPLACE TABLE web.session CLUSTER BY sid AS
SELECT sid,
       ARRAY_AGG(STRUCT(url AS page, ms) ORDER BY at) AS hits,
       STRUCT(MIN(at) AS first, MAX(at) AS last) AS span
FROM web.hit
GROUP BY sid;
-- end

-- id: bigquery_advanced_004
-- dialect: bigquery
-- construct: select, window, subquery
-- reads: app.purchase
-- column: app.purchase.user_id -> <result>.user_id direct
-- column: app.purchase.eur -> <result>.eur direct
-- column: app.purchase.eur -> <result>.ahead direct
-- column: app.purchase.user_id -> <result>.* window
-- column: app.purchase.at -> <result>.* window
-- column: app.purchase.eur -> <result>.* filter
SELECT user_id, eur, LEAD(eur, 1, 0.0) OVER by_user AS ahead
FROM app.purchase
WHERE eur > (SELECT AVG(eur) FROM app.purchase)
WINDOW by_user AS (PARTITION BY user_id ORDER BY at);
-- end

-- id: bigquery_advanced_005
-- dialect: bigquery
-- construct: insert, unnest, struct
-- writes: ref.colour
INSERT INTO ref.colour (code, label)
SELECT c.code, c.label
FROM UNNEST([STRUCT('r' AS code, 'red' AS label), ('g', 'green')]) AS c;
-- end

-- id: bigquery_advanced_006
-- dialect: bigquery
-- construct: dynamic_sql, script, variable
-- reads: a.src
-- writes: a.dst
-- column: a.src.v -> a.dst.v direct
-- column: a.src.d -> a.dst.* filter
DECLARE q STRING;
SET q = """
  INSERT INTO a.dst (v)
  SELECT v FROM a.src WHERE d = @d
""";
EXECUTE IMMEDIATE q USING CURRENT_DATE() AS d;
-- end

-- id: bigquery_advanced_007
-- dialect: bigquery
-- construct: script, rename
-- reads: raw.badge, mart.badge
-- writes: mart.badge, mart.badge_old
-- column: raw.badge.id -> mart.badge.id direct
-- column: raw.badge.label -> mart.badge.label direct
CREATE TABLE mart.badge_new AS SELECT id, label FROM raw.badge;
ALTER TABLE mart.badge RENAME TO badge_old;
ALTER TABLE mart.badge_new RENAME TO badge;
-- end

-- id: bigquery_advanced_008
-- dialect: bigquery
-- construct: procedure, variable, script
-- reads: core.member
-- writes: mart.member_count
-- column: core.member.joined -> mart.member_count.last_join direct
CREATE OR REPLACE PROCEDURE mart.count_members()
BEGIN
  DECLARE n INT64;
  DECLARE last_join DATE;
  SET (n, last_join) = (SELECT AS STRUCT COUNT(*), MAX(joined) FROM core.member);
  INSERT INTO mart.member_count (n, last_join) VALUES (n, last_join);
END;
-- end

-- id: bigquery_advanced_009
-- dialect: bigquery
-- construct: select, star_except, unnest
-- schema: {"tables": {"raw.cart": ["cart_id", "lines", "buyer"]}}
-- reads: raw.cart
-- column: raw.cart.cart_id -> <result>.cart_id direct
-- column: raw.cart.buyer -> <result>.buyer direct
-- column: raw.cart.lines -> <result>.sku direct
SELECT c.* EXCEPT (lines), l.sku FROM raw.cart AS c LEFT JOIN c.lines AS l;
-- end
