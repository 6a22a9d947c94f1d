-- id: databricks_later_001
-- dialect: databricks
-- construct: materialized_view, script, join
-- reads: raw.orders, live.orders_clean, ref.customers
-- writes: orders_clean, orders_by_city
-- column: raw.orders.order_id -> orders_clean.order_id direct
-- column: raw.orders.customer_id -> orders_clean.customer_id direct
-- column: ref.customers.city -> orders_by_city.city direct
-- column: live.orders_clean.customer_id -> orders_by_city.* join
-- column: ref.customers.customer_id -> orders_by_city.* join
-- column: ref.customers.city -> orders_by_city.* group
-- column: raw.orders.order_id -> orders_clean.* filter
CREATE OR REFRESH STREAMING LIVE TABLE orders_clean (
  CONSTRAINT valid EXPECT (order_id > 0)
) PARTITIONED BY (customer_id) AS
SELECT order_id, customer_id FROM STREAM(raw.orders) WHERE order_id IS NOT NULL;
CREATE LIVE TABLE orders_by_city AS
SELECT c.city, count(*) AS n
FROM live.orders_clean o INNER JOIN ref.customers c ON c.customer_id = o.customer_id
GROUP BY c.city;
-- end

-- id: databricks_later_002
-- dialect: databricks
-- construct: copy, script
-- writes: main.bronze.trips
CREATE TABLE IF NOT EXISTS main.bronze.trips;
COPY INTO main.bronze.trips
FROM (SELECT id::BIGINT, fare, _metadata.file_path FROM 'abfss://in@acct.dfs.core.windows.net/trips')
FILEFORMAT = JSON
COPY_OPTIONS ('mergeSchema' = 'true');
OPTIMIZE main.bronze.trips ZORDER BY (id);
VACUUM main.bronze.trips RETAIN 168 HOURS;
-- end

-- id: databricks_later_003
-- dialect: databricks
-- construct: merge, subquery, window
-- reads: main.bronze.cdc
-- writes: main.silver.person
-- column: main.bronze.cdc.pid -> main.silver.person.pid direct
-- column: main.bronze.cdc.doc -> main.silver.person.name direct
-- column: main.bronze.cdc.doc -> main.silver.person.city direct
-- column: main.silver.person.pid -> main.silver.person.* join
-- column: main.bronze.cdc.pid -> main.silver.person.* join
-- column: main.bronze.cdc.pid -> main.silver.person.* window
-- column: main.bronze.cdc.seq -> main.silver.person.* window
-- column: main.silver.person.seq -> main.silver.person.* filter
-- column: main.bronze.cdc.seq -> main.silver.person.* filter
-- column: main.bronze.cdc.op -> main.silver.person.* filter
-- column: main.bronze.cdc.seq -> main.silver.person.seq direct
MERGE WITH SCHEMA EVOLUTION INTO main.silver.person AS t
USING (
  SELECT pid, doc:name AS name, doc:address.city::string AS city, seq, op
  FROM main.bronze.cdc
  QUALIFY row_number() OVER (PARTITION BY pid ORDER BY seq DESC) = 1
) AS s
ON t.pid = s.pid
WHEN MATCHED AND s.op = 'd' AND s.seq > t.seq THEN DELETE
WHEN MATCHED AND s.seq > t.seq THEN UPDATE SET t.name = s.name, t.city = s.city, t.seq = s.seq
WHEN NOT MATCHED AND s.op <> 'd' THEN INSERT (pid, name, city, seq) VALUES (s.pid, s.name, s.city, s.seq);
-- end

-- id: databricks_later_004
-- dialect: databricks
-- construct: clone, script
-- schema: {"tables": {"prod.core.t": ["a", "b"]}}
-- reads: prod.core.t, prod.core.u
-- writes: dev.core.t, dev.core.u
-- column: prod.core.t.a -> dev.core.t.a direct
-- column: prod.core.t.b -> dev.core.t.b direct
-- column: prod.core.u.* -> dev.core.u.* direct
CREATE OR REPLACE TABLE dev.core.t SHALLOW CLONE prod.core.t VERSION AS OF 12;
CREATE TABLE dev.core.u DEEP CLONE prod.core.u TBLPROPERTIES (delta.logRetentionDuration = '7 days');
-- end

-- id: databricks_later_005
-- dialect: databricks
-- construct: insert, json, star_except
-- schema: {"tables": {"main.raw.api": ["id", "payload", "_rescued_data"]}}
-- reads: main.raw.api
-- writes: main.core.api
-- column: main.raw.api.id -> main.core.api.id direct
-- column: main.raw.api.payload -> main.core.api.payload direct
-- column: main.raw.api.payload -> main.core.api.status direct
-- column: main.raw.api.payload -> main.core.api.* filter
INSERT INTO main.core.api
SELECT * EXCEPT (_rescued_data), payload:response.status::int AS status
FROM main.raw.api@v7
WHERE payload:response.ok;
-- end

-- id: databricks_later_006
-- dialect: databricks
-- construct: script, variable, loop
-- reads: ops.cfg, raw.m
-- writes: core.m
-- column: raw.m.id -> core.m.id direct
-- column: raw.m.v -> core.m.v direct
-- column: raw.m.v -> core.m.* filter
-- column: ops.cfg.min_v -> core.m.* filter
-- column: ops.cfg.k -> core.m.* filter
BEGIN
  DECLARE lim INT DEFAULT 0;
  SET lim = (SELECT min_v FROM ops.cfg WHERE k = 'm');
  IF lim > 0 THEN
    INSERT INTO core.m (id, v) SELECT id, v FROM raw.m WHERE v >= lim;
  END IF;
END;
-- end

-- id: databricks_later_007
-- dialect: databricks
-- construct: function, select
-- reads: hr.staff
-- column: hr.staff.staff_id -> <result>.id direct
-- column: hr.staff.name -> <result>.name direct
-- column: hr.staff.team -> <result>.* filter
CREATE OR REPLACE FUNCTION hr.team_members(t STRING)
RETURNS TABLE (id INT, name STRING)
COMMENT 'members of a team'
RETURN SELECT staff_id, name FROM hr.staff WHERE team = t;
-- end

-- id: databricks_later_008
-- dialect: databricks
-- construct: insert, delete, script
-- reads: stg.day
-- writes: core.day
-- column: stg.day.d -> core.day.d direct
-- column: stg.day.n -> core.day.n direct
-- column: core.day.d -> core.day.* filter
INSERT INTO core.day REPLACE WHERE d >= '2024-06-01'
SELECT d, n FROM stg.day;
DELETE FROM core.day WHERE d < '2020-01-01';
-- end

-- id: databricks_later_009
-- dialect: databricks
-- construct: unpivot, view
-- reads: fin.plan
-- writes: fin.plan_long
-- column: fin.plan.dept -> fin.plan_long.dept direct
-- column: fin.plan.jan -> fin.plan_long.eur direct
-- column: fin.plan.feb -> fin.plan_long.eur direct
CREATE OR REPLACE VIEW fin.plan_long AS
SELECT dept, month, eur FROM fin.plan UNPIVOT INCLUDE NULLS (eur FOR month IN (jan, feb));
-- end

-- id: databricks_later_010
-- dialect: databricks
-- construct: materialized_view, join, external_table
-- reads: main.bronze.orders, main.ref.fx
-- writes: main.gold.orders
-- column: main.bronze.orders.order_id -> main.gold.orders.order_id direct
-- column: main.bronze.orders.amount -> main.gold.orders.eur direct
-- column: main.ref.fx.rate -> main.gold.orders.eur direct
-- column: main.bronze.orders.ccy -> main.gold.orders.* join
-- column: main.ref.fx.ccy -> main.gold.orders.* join
CREATE OR REFRESH MATERIALIZED VIEW main.gold.orders (
  CONSTRAINT has_id EXPECT (order_id IS NOT NULL) ON VIOLATION DROP ROW
)
COMMENT 'orders; in euro'
AS SELECT o.order_id, o.amount * fx.rate AS eur
FROM main.bronze.orders AS o
JOIN main.ref.fx AS fx ON o.ccy = fx.ccy;
-- end
