-- id: databricks_sources_001
-- dialect: databricks
-- construct: insert, cte, dynamic_sql
-- kind: identifier_cte
-- reads: ops.parcel
-- writes: ops.load_report
-- column: ops.parcel.depot -> ops.load_report.depot direct
-- column: ops.parcel.parcel_id -> ops.load_report.parcels direct
-- column: ops.parcel.depot -> ops.load_report.* group
INSERT INTO ops.load_report (depot, parcels)
WITH day_sum AS (
  SELECT p.depot, count(p.parcel_id) AS parcels FROM ops.parcel p GROUP BY p.depot
)
SELECT d.depot, d.parcels FROM IDENTIFIER('day' || '_sum') AS d;
-- end

-- id: databricks_sources_002
-- dialect: databricks
-- construct: view, lateral, unnest, cte
-- kind: lateral_view_no_as
-- reads: main.crm.client
-- writes: main.crm.phone_list
-- column: main.crm.client.client_id -> main.crm.phone_list.client_id direct
-- column: main.crm.client.phones -> main.crm.phone_list.phone direct
-- column: main.crm.client.phones -> main.crm.phone_list.* filter
CREATE OR REPLACE VIEW main.crm.phone_list AS
WITH p AS (
  SELECT c.client_id, e.pos, e.phone
  FROM main.crm.client c
  LATERAL VIEW posexplode(c.phones) e pos, phone
)
SELECT client_id, phone FROM p WHERE pos = 0;
-- end
