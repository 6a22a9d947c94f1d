-- id: databricks_static_partition_001
-- dialect: databricks
-- construct: insert, cte, aggregate
-- kind: static_partition
-- schema: {"tables": {"main.gold.bill": ["house_no", "kwh", "eur", "y", "m"]}}
-- reads: main.silver.usage, main.ref.tariff
-- writes: main.gold.bill
-- column: main.silver.usage.house -> main.gold.bill.house_no direct
-- column: main.silver.usage.kwh -> main.gold.bill.kwh direct
-- column: main.silver.usage.kwh -> main.gold.bill.eur direct
-- column: main.ref.tariff.price -> main.gold.bill.eur direct
-- column: main.silver.usage.house -> main.gold.bill.* group
WITH used AS (
  SELECT house, sum(kwh) AS kwh FROM main.silver.usage GROUP BY house
)
INSERT OVERWRITE main.gold.bill PARTITION (y = 2024, m = 6)
SELECT u.house, u.kwh, u.kwh * t.price
FROM used u CROSS JOIN main.ref.tariff t;
-- end
