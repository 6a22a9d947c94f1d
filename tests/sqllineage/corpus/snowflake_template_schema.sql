-- id: snowflake_template_schema_001
-- dialect: snowflake
-- construct: jinja, ctas, join
-- kind: template_schema
-- reads: {{ params.db }}.raw.claim, {{ params.db }}.raw.policy
-- writes: {{ env_var('MART_DB') }}.claims.claim_day
-- column: {{ params.db }}.raw.claim.claim_no -> {{ env_var('MART_DB') }}.claims.claim_day.claim_no direct
-- column: {{ params.db }}.raw.policy.product -> {{ env_var('MART_DB') }}.claims.claim_day.product direct
-- column: {{ params.db }}.raw.policy.policy_no -> {{ env_var('MART_DB') }}.claims.claim_day.* join
-- column: {{ params.db }}.raw.claim.policy_no -> {{ env_var('MART_DB') }}.claims.claim_day.* join
-- column: {{ params.db }}.raw.claim.reported_on -> {{ env_var('MART_DB') }}.claims.claim_day.* filter
CREATE OR REPLACE TABLE {{ env_var('MART_DB') }}.claims.claim_day AS
SELECT c.claim_no, p.product
FROM {{ params.db }}.raw.claim c
LEFT JOIN {{ params.db }}.raw.policy p ON p.policy_no = c.policy_no
WHERE c.reported_on = '{{ ds }}'::DATE;
-- end
