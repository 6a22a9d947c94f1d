-- id: bigquery_escaped_quote_in_jinja_001
-- dialect: bigquery
-- construct: select,jinja
-- kind: escaped_quote_in_jinja
-- reads: shop.sale
-- column: shop.sale.state -> <result>.* filter
{% set open = 'state = \'open\'' %}
SELECT 1 AS one FROM shop.sale WHERE {{ open }};
-- end
