-- id: databricks_template_schema_001
-- dialect: databricks
-- construct: jinja, insert, join, aggregate
-- kind: template_schema
-- reads: {{ catalog }}.silver.meter_read, {{ catalog }}.silver.meter_blocked
-- writes: {{ catalog }}.gold.kwh_day
-- column: {{ catalog }}.silver.meter_read.meter_no -> {{ catalog }}.gold.kwh_day.meter_no direct
-- column: {{ catalog }}.silver.meter_read.kwh -> {{ catalog }}.gold.kwh_day.kwh direct
-- column: {{ catalog }}.silver.meter_blocked.meter_no -> {{ catalog }}.gold.kwh_day.* join
-- column: {{ catalog }}.silver.meter_read.meter_no -> {{ catalog }}.gold.kwh_day.* join
-- column: {{ catalog }}.silver.meter_read.ds -> {{ catalog }}.gold.kwh_day.* filter
-- column: {{ catalog }}.silver.meter_read.meter_no -> {{ catalog }}.gold.kwh_day.* group
INSERT OVERWRITE {{ catalog }}.gold.kwh_day (meter_no, kwh)
SELECT m.meter_no, sum(m.kwh)
FROM {{ catalog }}.silver.meter_read m
LEFT ANTI JOIN {{ catalog }}.silver.meter_blocked b ON b.meter_no = m.meter_no
WHERE m.ds = '{{ ds }}'
GROUP BY m.meter_no;
-- end
