-- id: databricks_model_columns_01
-- dialect: databricks
-- construct: select
-- kind: model_columns
-- schema: {"tables": {"s.sale": ["day", "shop", "eur"]}}
-- reads: s.sale
-- column: s.sale.shop -> <result>.shop direct
-- column: s.sale.day -> <result>.eur_forecast direct
-- column: s.sale.shop -> <result>.eur_forecast direct
-- column: s.sale.eur -> <result>.eur_forecast direct
SELECT shop, eur_forecast
FROM AI_FORECAST(TABLE(s.sale), horizon => '2027-01-31', time_col => 'day', value_col => 'eur', group_col => 'shop');
-- end
