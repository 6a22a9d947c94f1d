-- id: snowflake_sources_001
-- dialect: snowflake
-- construct: view, union, cte, star
-- kind: union_star_branch
-- reads: lib.loan_log, lib.return_log
-- writes: lib.moves
-- column: lib.loan_log.copy_no -> lib.moves.item direct
-- column: lib.return_log.copy_no -> lib.moves.item direct
-- column: lib.loan_log.lent_at -> lib.moves.moved_at direct
-- column: lib.return_log.returned_at -> lib.moves.moved_at direct
CREATE VIEW lib.moves AS
WITH back AS (
  SELECT r.copy_no AS item, r.returned_at AS moved_at FROM lib.return_log r
)
SELECT l.copy_no AS item, l.lent_at AS moved_at FROM lib.loan_log l
UNION ALL
SELECT * FROM back;
-- end

-- id: snowflake_sources_002
-- dialect: snowflake
-- construct: insert, cte, join
-- kind: identifier_cte
-- reads: shop.orders, shop.tier
-- writes: mart.repeat_buyer
-- column: shop.orders.buyer_id -> mart.repeat_buyer.buyer direct
-- column: shop.tier.tier -> mart.repeat_buyer.tier direct
-- column: shop.orders.placed -> mart.repeat_buyer.* filter
-- column: shop.orders.buyer_id -> mart.repeat_buyer.* group
-- column: shop.tier.buyer_id -> mart.repeat_buyer.* join
-- column: shop.orders.buyer_id -> mart.repeat_buyer.* join
INSERT INTO mart.repeat_buyer (buyer, orders, tier)
WITH recent AS (
  SELECT o.buyer_id, COUNT(*) AS orders
  FROM shop.orders o
  WHERE o.placed > DATEADD(day, -90, CURRENT_DATE)
  GROUP BY o.buyer_id
)
SELECT r.buyer_id, r.orders, t.tier
FROM IDENTIFIER('recent') AS r
JOIN IDENTIFIER('shop.tier') AS t ON t.buyer_id = r.buyer_id;
-- end

-- id: snowflake_sources_003
-- dialect: snowflake
-- construct: ctas, cte, variable, script
-- kind: identifier_cte
-- reads: desk.ticket
-- writes: desk.ticket_age
-- column: desk.ticket.ticket_no -> desk.ticket_age.ticket_no direct
-- column: desk.ticket.opened_at -> desk.ticket_age.opened_at direct
-- column: desk.ticket.closed_at -> desk.ticket_age.* filter
SET src = 'open_ticket';
CREATE OR REPLACE TABLE desk.ticket_age AS
WITH open_ticket AS (
  SELECT ticket_no, opened_at FROM desk.ticket WHERE closed_at IS NULL
)
SELECT ticket_no, opened_at FROM IDENTIFIER($src);
-- end

-- id: snowflake_sources_004
-- dialect: snowflake
-- construct: view, cte, join
-- kind: identifier_cte
-- reads: gym.turnstile, gym.visit
-- writes: gym.visit_check
-- column: gym.turnstile.member_id -> gym.visit_check.member_id direct
-- column: gym.visit.door -> gym.visit_check.door direct
-- column: gym.visit.member_id -> gym.visit_check.* join
-- column: gym.turnstile.member_id -> gym.visit_check.* join
CREATE VIEW gym.visit_check AS
WITH visit AS (SELECT v.member_id, v.gate FROM gym.turnstile v)
SELECT a.member_id, b.door
FROM visit a
JOIN IDENTIFIER('gym.visit') b ON b.member_id = a.member_id;
-- end

-- id: snowflake_sources_005
-- dialect: snowflake
-- construct: insert, function
-- kind: table_argument
-- reads: ops.next_week
-- writes: ops.forecast_size
INSERT INTO ops.forecast_size (rows_made)
SELECT COUNT(*)
FROM TABLE(ops.visit_model!FORECAST(
  INPUT_DATA => TABLE(ops.next_week),
  SERIES_COLNAME => 'clinic',
  TIMESTAMP_COLNAME => 'day'
));
-- end

-- id: snowflake_sources_006
-- dialect: snowflake
-- construct: view, aggregate
-- kind: semantic_view
-- reads: sem.retail
-- writes: rpt.segment_count
CREATE OR REPLACE VIEW rpt.segment_count AS
SELECT COUNT(*) AS segments
FROM SEMANTIC_VIEW(sem.retail DIMENSIONS customer.segment METRICS sales.revenue);
-- end

-- id: snowflake_sources_007
-- dialect: snowflake
-- construct: insert, join
-- kind: semantic_view
-- reads: ref.region, prod.sem.orders_sv
-- writes: rpt.region_board
-- column: ref.region.region -> rpt.region_board.region direct
-- column: ref.region.manager -> rpt.region_board.manager direct
-- column: ref.region.active -> rpt.region_board.* filter
-- column: ref.region.region -> rpt.region_board.* sort
INSERT INTO rpt.region_board (region, manager)
SELECT r.region, r.manager
FROM ref.region AS r
CROSS JOIN SEMANTIC_VIEW(
  prod.sem.orders_sv
  METRICS orders.order_count AS n, orders.total_amount
) AS s
WHERE r.active
ORDER BY r.region;
-- end

-- id: snowflake_sources_008
-- dialect: snowflake
-- construct: select, subquery
-- kind: semantic_view
-- reads: ref.campaign, sem.mailing
-- column: ref.campaign.code -> <result>.code direct
-- column: ref.campaign.kind -> <result>.* filter
SELECT c.code
FROM ref.campaign AS c
WHERE c.kind = 'mail'
  AND EXISTS (SELECT 1 FROM SEMANTIC_VIEW(sem.mailing FACTS mail.sent DIMENSIONS mail.campaign) AS m);
-- end

-- id: snowflake_sources_009
-- dialect: snowflake
-- construct: procedure, union, quoted_name
-- kind: semantic_view
-- reads: Sem.Headcount, sem.fleet
-- writes: rpt.size_log
CREATE OR REPLACE PROCEDURE rpt.note_size()
RETURNS NUMBER
LANGUAGE SQL
AS
$$
BEGIN
  INSERT INTO rpt.size_log (view_name, n)
  SELECT 'hr', COUNT(*) FROM SEMANTIC_VIEW("Sem"."Headcount" DIMENSIONS dept.title, site.town METRICS staff.heads)
  UNION ALL
  SELECT 'fleet', COUNT(*) FROM SEMANTIC_VIEW(sem.fleet FACTS trip.km);
  RETURN 1;
END;
$$;
-- end

-- id: snowflake_sources_010
-- dialect: snowflake
-- construct: insert, script
-- kind: semantic_view
-- reads: meta.doc, semantic_view
-- writes: semantic_view
-- column: meta.doc.title -> semantic_view.name direct
-- column: meta.doc.metrics -> semantic_view.metrics direct
-- column: meta.doc.dimensions -> semantic_view.dimensions direct
-- column: semantic_view.metrics -> <result>.metrics direct
-- column: semantic_view.dimensions -> <result>.* filter
INSERT INTO semantic_view (name, metrics, dimensions)
SELECT d.title, d.metrics, d.dimensions FROM meta.doc AS d;
SELECT semantic_view.metrics FROM semantic_view WHERE semantic_view.dimensions > 3;
-- end

-- id: snowflake_sources_011
-- dialect: snowflake
-- construct: insert, cte, aggregate
-- kind: dollar_column
-- reads: meteo.reading
-- writes: mart.city_temp
-- column: meteo.reading.town -> mart.city_temp.city direct
-- column: meteo.reading.celsius -> mart.city_temp.temp direct
-- column: meteo.reading.town -> mart.city_temp.* group
-- column: meteo.reading.taken -> mart.city_temp.* filter
INSERT INTO mart.city_temp (city, temp)
WITH w AS (
  SELECT r.town, AVG(r.celsius) AS warm, MAX(r.taken) AS last_taken
  FROM meteo.reading r
  GROUP BY r.town
)
SELECT $1, $2 FROM w WHERE $3 > '2024-01-01';
-- end

-- id: snowflake_sources_012
-- dialect: snowflake
-- construct: ctas, join
-- kind: dollar_column
-- schema: {"tables": {"ops.truck": ["truck_id", "plate", "depot"], "ops.depot": ["code", "town"]}}
-- reads: ops.truck, ops.depot
-- writes: rpt.truck_town
-- column: ops.truck.plate -> rpt.truck_town.plate direct
-- column: ops.depot.town -> rpt.truck_town.town direct
-- column: ops.depot.code -> rpt.truck_town.* join
-- column: ops.truck.depot -> rpt.truck_town.* join
-- column: ops.truck.truck_id -> rpt.truck_town.* sort
CREATE OR REPLACE TABLE rpt.truck_town AS
SELECT t.$2 AS plate, d.$2 AS town
FROM ops.truck AS t
JOIN ops.depot AS d ON d.$1 = t.$3
ORDER BY t.$1;
-- end

-- id: snowflake_sources_013
-- dialect: snowflake
-- construct: merge, subquery
-- kind: dollar_column
-- writes: ref.status
-- column: ref.status.code -> ref.status.* join
MERGE INTO ref.status AS t
USING (SELECT $1 AS code, $2 AS label FROM VALUES ('a', 'active'), ('b', 'blocked')) AS s
ON t.code = s.code
WHEN MATCHED THEN UPDATE SET label = s.label
WHEN NOT MATCHED THEN INSERT (code, label) VALUES (s.code, s.label);
-- end

-- id: snowflake_sources_014
-- dialect: snowflake
-- construct: insert, join
-- kind: dollar_column
-- reads: ref.partner
-- writes: raw.price
-- column: ref.partner.shop -> raw.price.shop direct
-- column: ref.partner.file_code -> raw.price.* join
INSERT INTO raw.price (sku, eur, shop)
SELECT s.$1, s.$2::NUMBER(9, 2), p.shop
FROM @raw.inbox/prices/ (FILE_FORMAT => 'raw.csv') AS s
JOIN ref.partner AS p ON p.file_code = s.$3;
-- end

-- id: snowflake_sources_015
-- dialect: snowflake
-- construct: insert, subquery, correlated
-- kind: scalar_comparison
-- reads: hr.employee, hr.pay_band, hr.bonus
-- writes: hr.pay_check
-- column: hr.employee.emp_id -> hr.pay_check.emp_id direct
-- column: hr.employee.pay -> hr.pay_check.above direct
-- column: hr.pay_band.pay -> hr.pay_check.above direct
-- column: hr.employee.active -> hr.pay_check.above direct
-- column: hr.bonus.bonus -> hr.pay_check.gap_flag direct
-- column: hr.employee.bonus -> hr.pay_check.gap_flag direct
-- column: hr.pay_band.grade -> hr.pay_check.* filter
-- column: hr.employee.grade -> hr.pay_check.* filter
INSERT INTO hr.pay_check (emp_id, above, gap_flag)
SELECT e.emp_id,
       NOT (e.pay <= (SELECT AVG(x.pay) FROM hr.pay_band x WHERE x.grade = e.grade)) AND e.active,
       ((SELECT MAX(b.bonus) FROM hr.bonus b) - e.bonus > 0)::INT
FROM hr.employee e;
-- end
