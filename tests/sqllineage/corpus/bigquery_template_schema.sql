-- id: bigquery_template_schema_001
-- dialect: bigquery
-- construct: jinja, merge, subquery
-- kind: template_schema
-- reads: {{ var('project') }}.raw.seller_{{ ds_nodash }}
-- writes: {{ var('project') }}.mart.seller
-- column: {{ var('project') }}.raw.seller_{{ ds_nodash }}.seller_id -> {{ var('project') }}.mart.seller.seller_id direct
-- column: {{ var('project') }}.raw.seller_{{ ds_nodash }}.rating -> {{ var('project') }}.mart.seller.rating direct
-- column: {{ var('project') }}.mart.seller.seller_id -> {{ var('project') }}.mart.seller.* join
-- column: {{ var('project') }}.raw.seller_{{ ds_nodash }}.seller_id -> {{ var('project') }}.mart.seller.* join
-- column: {{ var('project') }}.raw.seller_{{ ds_nodash }}.blocked -> {{ var('project') }}.mart.seller.* filter
MERGE `{{ var('project') }}.mart.seller` AS t
USING (
  SELECT r.seller_id, r.rating FROM `{{ var('project') }}.raw.seller_{{ ds_nodash }}` r WHERE NOT r.blocked
) AS s
ON t.seller_id = s.seller_id
WHEN MATCHED THEN UPDATE SET rating = s.rating
WHEN NOT MATCHED THEN INSERT (seller_id, rating) VALUES (s.seller_id, s.rating);
-- end
