-- id: bigquery_variable_before_column_001
-- dialect: bigquery
-- construct: procedure, insert
-- kind: variable_before_column
-- schema: {"tables": {"shop.orders": ["id", "region", "total"]}}
-- reads: shop.orders
-- writes: shop.by_region
-- column: shop.orders.region -> shop.by_region.region direct
-- column: shop.orders.total -> shop.by_region.total direct
-- column: shop.orders.region -> shop.by_region.* group
CREATE PROCEDURE shop.refresh(region STRING)
BEGIN
  INSERT INTO shop.by_region (region, total) SELECT region, sum(total) FROM shop.orders GROUP BY region;
END;
-- end
