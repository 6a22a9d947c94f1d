-- id: unknown_estate_001
-- dialect: unknown
-- construct: insert, join, quoted_name, script
-- reads: stage.Orders, stage.Customers
-- writes: dbo.FactSales
-- column: stage.Orders.OrderId -> dbo.FactSales.OrderId direct
-- column: stage.Orders.Gross -> dbo.FactSales.Net Amount direct
-- column: stage.Customers.CustomerId -> dbo.FactSales.* join
-- column: stage.Orders.CustomerId -> dbo.FactSales.* join
-- column: stage.Customers.Blocked -> dbo.FactSales.* filter
USE [Warehouse]
GO
SET NOCOUNT ON
GO
INSERT INTO [dbo].[FactSales] ([OrderId], [Net Amount], [LoadedAt])
SELECT o.[OrderId], o.[Gross] / 1.19, GETDATE()
FROM [stage].[Orders] AS o WITH (NOLOCK)
INNER JOIN [stage].[Customers] AS c ON c.[CustomerId] = o.[CustomerId]
WHERE ISNULL(c.[Blocked], 0) = 0
GO
-- end

-- id: unknown_estate_002
-- dialect: unknown
-- construct: update, temp_table, script, no_semicolon
-- reads: dbo.inventory
-- writes: dbo.product
-- column: dbo.inventory.qty -> dbo.product.missing direct
-- column: dbo.inventory.qty -> dbo.product.* filter
-- column: dbo.inventory.qty -> dbo.product.* sort
-- column: dbo.inventory.id -> dbo.product.* join
-- column: dbo.product.id -> dbo.product.* join
SELECT TOP (1000) i.Id, i.Qty
INTO #pick
FROM dbo.Inventory i
WHERE i.Qty < 5
ORDER BY i.Qty

UPDATE p
SET p.Status = N'LOW', p.Missing = 5 - k.Qty
FROM dbo.Product p
JOIN #pick k ON k.Id = p.Id

DROP TABLE #pick
GO
-- end

-- id: unknown_estate_003
-- dialect: unknown
-- construct: ctas, unnest, window, struct
-- reads: acme-prod.raw.events_*
-- writes: acme-prod.web.sessions
-- column: acme-prod.raw.events_*.user_id -> acme-prod.web.sessions.user_id direct
-- column: acme-prod.raw.events_*.params -> acme-prod.web.sessions.page direct
-- column: acme-prod.raw.events_*.ts -> acme-prod.web.sessions.started direct
-- column: acme-prod.raw.events_*.params -> acme-prod.web.sessions.* filter
-- column: acme-prod.raw.events_*.user_id -> acme-prod.web.sessions.* window
-- column: acme-prod.raw.events_*.ts -> acme-prod.web.sessions.* window
CREATE OR REPLACE TABLE `acme-prod.web.sessions`
PARTITION BY DATE(started)
CLUSTER BY user_id
OPTIONS (description = 'first page of a visitor')
AS
SELECT e.user_id, p.value.string_value AS page, TIMESTAMP_MICROS(e.ts) AS started
FROM `acme-prod.raw.events_*` AS e, UNNEST(e.params) AS p
WHERE _TABLE_SUFFIX >= '20240101' AND p.key = 'page'
QUALIFY ROW_NUMBER() OVER (PARTITION BY e.user_id ORDER BY e.ts) = 1;
-- end

-- id: unknown_estate_004
-- dialect: unknown
-- construct: merge, script, variable, subquery
-- reads: acme.raw.user_log
-- writes: acme.dw.dim_user
-- column: acme.raw.user_log.id -> acme.dw.dim_user.id direct
-- column: acme.raw.user_log.mail -> acme.dw.dim_user.mail direct
-- column: acme.raw.user_log.at -> acme.dw.dim_user.* sort
-- column: acme.raw.user_log.day -> acme.dw.dim_user.* filter
-- column: acme.raw.user_log.id -> acme.dw.dim_user.* group
-- column: acme.raw.user_log.id -> acme.dw.dim_user.* join
-- column: acme.dw.dim_user.id -> acme.dw.dim_user.* join
DECLARE run_day DATE DEFAULT CURRENT_DATE();
MERGE `acme.dw.dim_user` T
USING (
  SELECT id, ARRAY_AGG(mail IGNORE NULLS ORDER BY at DESC LIMIT 1)[SAFE_OFFSET(0)] AS mail
  FROM `acme.raw.user_log`
  WHERE day = run_day
  GROUP BY id
) S
ON T.id = S.id
WHEN MATCHED THEN UPDATE SET mail = S.mail
WHEN NOT MATCHED BY TARGET THEN INSERT (id, mail) VALUES (S.id, S.mail)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET gone = TRUE;
-- end

-- id: unknown_estate_005
-- dialect: unknown
-- construct: insert, join
-- reads: hr.emp, hr.dept
-- writes: rpt.staff_list
-- column: hr.emp.empno -> rpt.staff_list.emp_no direct
-- column: hr.dept.dname -> rpt.staff_list.dept_name direct
-- column: hr.emp.ename -> rpt.staff_list.boss direct
-- column: hr.emp.mgr -> rpt.staff_list.* filter
-- column: hr.emp.deptno -> rpt.staff_list.* filter
-- column: hr.dept.deptno -> rpt.staff_list.* filter
-- column: hr.emp.empno -> rpt.staff_list.* filter
INSERT INTO rpt.staff_list (emp_no, dept_name, boss)
SELECT e.empno, NVL(d.dname, '-'), DECODE(e.mgr, NULL, 'none', m.ename)
FROM hr.emp e, hr.dept d, hr.emp m
WHERE e.deptno = d.deptno(+)
  AND e.mgr = m.empno(+)
  AND ROWNUM <= 1000;
COMMIT;
-- end

-- id: unknown_estate_006
-- dialect: unknown
-- construct: merge, insert, script, subquery
-- reads: wh.scan
-- writes: wh.bin, wh.run_log
-- column: wh.scan.bin_no -> wh.bin.bin_no direct
-- column: wh.scan.qty -> wh.bin.qty direct
-- column: wh.scan.scanned -> wh.bin.* filter
-- column: wh.scan.bin_no -> wh.bin.* group
-- column: wh.bin.bin_no -> wh.bin.* join
-- column: wh.scan.bin_no -> wh.bin.* join
-- column: wh.bin.qty -> wh.bin.* filter
MERGE INTO wh.bin b
USING (
  SELECT s.bin_no, SUM(s.qty) AS qty
  FROM wh.scan s
  WHERE s.scanned >= TRUNC(SYSDATE) - 1
  GROUP BY s.bin_no
) q
ON (b.bin_no = q.bin_no)
WHEN MATCHED THEN UPDATE SET b.qty = q.qty DELETE WHERE b.qty = 0
WHEN NOT MATCHED THEN INSERT (b.bin_no, b.qty) VALUES (q.bin_no, q.qty);
INSERT INTO wh.run_log (id, at) SELECT wh.run_seq.NEXTVAL, SYSDATE FROM dual;
COMMIT;
-- end

-- id: unknown_estate_007
-- dialect: unknown
-- construct: insert, flatten, json, lateral
-- reads: raw.order_json
-- writes: analytics.order_line
-- column: raw.order_json.src -> analytics.order_line.order_id direct
-- column: raw.order_json.src -> analytics.order_line.sku direct
-- column: raw.order_json.src -> analytics.order_line.pos direct
-- column: raw.order_json.src -> analytics.order_line.* filter
INSERT INTO analytics.order_line (order_id, sku, pos)
SELECT o.src:id::number, f.value:sku::string, f.index
FROM raw.order_json o, LATERAL FLATTEN(input => o.src:lines, outer => true) f
WHERE o.src:status::string = 'paid';
-- end

-- id: unknown_estate_008
-- dialect: unknown
-- construct: copy, ctas, window, script
-- reads: raw.device
-- writes: raw.device, core.device
-- column: raw.device.serial -> core.device.serial direct
-- column: raw.device.body -> core.device.model direct
-- column: raw.device.serial -> core.device.* window
-- column: raw.device.body -> core.device.* window
COPY INTO raw.device (serial, body)
FROM (SELECT t.$1:serial::string, t.$1 FROM @raw.stage_dev/2024/ t)
FILE_FORMAT = (TYPE = JSON) ON_ERROR = 'SKIP_FILE';
CREATE OR REPLACE TRANSIENT TABLE core.device AS
SELECT d.serial, d.body:model::string AS model
FROM raw.device d
QUALIFY ROW_NUMBER() OVER (PARTITION BY d.serial ORDER BY d.body:at::timestamp_ntz DESC) = 1;
-- end

-- id: unknown_estate_009
-- dialect: unknown
-- construct: function, insert, variable
-- reads: sales.orders
-- writes: sales.daily
-- column: sales.orders.ordered_at -> sales.daily.day direct
-- column: sales.orders.total -> sales.daily.total direct
-- column: sales.orders.ordered_at -> sales.daily.* filter
-- column: sales.orders.ordered_at -> sales.daily.* group
CREATE OR REPLACE FUNCTION sales.close_day(p_day date) RETURNS integer AS $$
DECLARE
  n integer;
BEGIN
  INSERT INTO sales.daily AS d (day, total)
  SELECT o.ordered_at::date, sum(o.total)::numeric(12, 2)
  FROM sales.orders o
  WHERE o.ordered_at::date = p_day
  GROUP BY o.ordered_at::date
  ON CONFLICT (day) DO UPDATE SET total = EXCLUDED.total;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: unknown_estate_010
-- dialect: unknown
-- construct: materialized_view, json
-- reads: app.login
-- writes: app.last_login
-- column: app.login.user_id -> app.last_login.user_id direct
-- column: app.login.meta -> app.last_login.ip direct
-- column: app.login.logged_at -> app.last_login.seen direct
-- column: app.login.user_id -> app.last_login.* group
-- column: app.login.meta -> app.last_login.* filter
-- column: app.login.tags -> app.last_login.* filter
-- column: app.login.user_id -> app.last_login.* sort
-- column: app.login.logged_at -> app.last_login.* sort
CREATE MATERIALIZED VIEW app.last_login AS
SELECT DISTINCT ON (l.user_id) l.user_id, l.meta ->> 'ip' AS ip, l.logged_at::timestamptz AT TIME ZONE 'UTC' AS seen
FROM app.login l
WHERE l.meta ? 'ip' AND l.tags @> ARRAY['web']::text[]
ORDER BY l.user_id, l.logged_at DESC
WITH NO DATA;
-- end

-- id: unknown_estate_011
-- dialect: unknown
-- construct: procedure, variable, insert, delete
-- reads: queue
-- writes: queue_arch, queue
-- column: queue.id -> queue_arch.id direct
-- column: queue.payload -> queue_arch.payload direct
-- column: queue.id -> queue_arch.* filter
-- column: queue.state -> queue_arch.* filter
-- column: queue.id -> queue.* filter
-- column: queue.state -> queue.* filter
DELIMITER $$
CREATE DEFINER=`etl`@`%` PROCEDURE `move_done`(IN p_limit INT)
BEGIN
  DECLARE v_max INT DEFAULT 0;
  SELECT MAX(`id`) INTO v_max FROM `queue` WHERE `state` = 'done';
  INSERT INTO `queue_arch` (`id`, `payload`)
  SELECT `id`, `payload` FROM `queue` WHERE `id` <= v_max;
  DELETE FROM `queue` WHERE `id` <= v_max LIMIT 500;
END$$
DELIMITER ;
-- end

-- id: unknown_estate_012
-- dialect: unknown
-- construct: insert, update, script, quoted_name
-- reads: web.hit, web.page
-- writes: stat.page_hits
-- column: web.hit.url -> stat.page_hits.page direct
-- column: stat.page_hits.hits -> stat.page_hits.hits direct
-- column: web.hit.url -> stat.page_hits.* group
-- column: web.page.title -> stat.page_hits.title direct
-- column: stat.page_hits.page -> stat.page_hits.title direct
-- column: web.page.url -> stat.page_hits.* join
-- column: stat.page_hits.page -> stat.page_hits.* join
-- column: stat.page_hits.title -> stat.page_hits.* filter
INSERT INTO `stat`.`page_hits` (`page`, `hits`)
SELECT h.`url`, COUNT(*) FROM `web`.`hit` h GROUP BY h.`url`
ON DUPLICATE KEY UPDATE `hits` = `page_hits`.`hits` + VALUES(`hits`);
UPDATE `stat`.`page_hits` p
LEFT JOIN `web`.`page` g ON g.`url` = p.`page`
SET p.`title` = IFNULL(g.`title`, p.`page`)
WHERE p.`title` IS NULL;
-- end

-- id: unknown_estate_013
-- dialect: unknown
-- construct: insert, lateral, unnest, script
-- reads: ods.user_profile
-- writes: dwd.tag_user
-- column: ods.user_profile.tags -> dwd.tag_user.tag direct
-- column: ods.user_profile.uid -> dwd.tag_user.users direct
-- column: ods.user_profile.ds -> dwd.tag_user.* filter
-- column: ods.user_profile.tags -> dwd.tag_user.* group
SET hive.exec.dynamic.partition.mode=nonstrict;
ADD JAR hdfs:///lib/udf.jar;
INSERT OVERWRITE TABLE dwd.tag_user PARTITION (ds='${hiveconf:ds}')
SELECT t.tag, count(DISTINCT u.uid) AS users
FROM ods.user_profile u
LATERAL VIEW OUTER explode(split(u.tags, '\\|')) t AS tag
WHERE u.ds = '${hiveconf:ds}'
GROUP BY t.tag;
-- end

-- id: unknown_estate_014
-- dialect: unknown
-- construct: ddl, materialized_view, script
-- reads: web.hits
-- writes: stats.hits_local
-- column: web.hits.at -> stats.hits_local.day direct
-- column: web.hits.site -> stats.hits_local.site direct
-- column: web.hits.uid -> stats.hits_local.uniq direct
-- column: web.hits.bot -> stats.hits_local.* filter
-- column: web.hits.at -> stats.hits_local.* group
-- column: web.hits.site -> stats.hits_local.* group
CREATE TABLE stats.hits_local ON CLUSTER main
(
    day Date,
    site LowCardinality(String),
    uniq AggregateFunction(uniq, UInt64)
)
ENGINE = ReplicatedAggregatingMergeTree('/ch/{shard}/hits', '{replica}')
PARTITION BY toYYYYMM(day)
ORDER BY (site, day)
TTL day + INTERVAL 1 YEAR;
CREATE MATERIALIZED VIEW stats.hits_mv ON CLUSTER main TO stats.hits_local AS
SELECT toDate(h.at) AS day, h.site AS site, uniqState(h.uid) AS uniq
FROM web.hits AS h
PREWHERE h.bot = 0
GROUP BY day, site;
-- end

-- id: unknown_estate_015
-- dialect: unknown
-- construct: ddl, insert, update, script
-- reads: bookings, guests, long_stay
-- writes: long_stay, bookings
-- column: bookings.booking_id -> long_stay.booking_id direct
-- column: bookings.guest_id -> long_stay.guest_id direct
-- column: bookings.nights -> long_stay.nights direct
-- column: guests.guest_id -> long_stay.* join
-- column: bookings.guest_id -> long_stay.* join
-- column: guests.country -> long_stay.* filter
-- column: bookings.nights -> long_stay.* filter
-- column: bookings.booking_id -> bookings.* filter
-- column: long_stay.booking_id -> bookings.* filter
CREATE TABLE long_stay (booking_id INTEGER, guest_id INTEGER, nights INTEGER);
INSERT INTO long_stay (booking_id, guest_id, nights)
SELECT b.booking_id, b.guest_id, b.nights
FROM bookings b
INNER JOIN guests g ON g.guest_id = b.guest_id
WHERE g.country = 'PT' AND b.nights > 20;
UPDATE bookings SET archived = 1
WHERE bookings.booking_id IN (SELECT s.booking_id FROM long_stay s);
-- end

-- id: unknown_estate_016
-- dialect: unknown
-- construct: view, cte, window, join
-- reads: results, teams
-- writes: team_rank
-- column: teams.name -> team_rank.name direct
-- column: results.points -> team_rank.points direct
-- column: results.season -> team_rank.* filter
-- column: results.team_id -> team_rank.* group
-- column: teams.team_id -> team_rank.* join
-- column: results.team_id -> team_rank.* join
-- column: teams.league -> team_rank.* window
-- column: results.points -> team_rank.* window
-- column: results.points -> team_rank.* filter
CREATE VIEW team_rank AS
WITH totals AS (
  SELECT r.team_id, SUM(r.points) AS points
  FROM results r
  WHERE r.season = 2024
  GROUP BY r.team_id
)
SELECT t.name, s.points,
       RANK() OVER (PARTITION BY t.league ORDER BY s.points DESC) AS place,
       CASE WHEN s.points >= 60 THEN 'up' ELSE 'stay' END AS fate
FROM totals s
JOIN teams t ON t.team_id = s.team_id;
-- end
