-- id: snowflake_names_001
-- dialect: snowflake
-- construct: view, join
-- kind: schema_called_temp
-- reads: temp.claim, session.policy
-- writes: reporting.open_claim
-- column: temp.claim.claim_no -> reporting.open_claim.claim_no direct
-- column: session.policy.holder -> reporting.open_claim.holder direct
-- column: session.policy.policy_no -> reporting.open_claim.* join
-- column: temp.claim.policy_no -> reporting.open_claim.* join
-- column: temp.claim.closed_on -> reporting.open_claim.* filter
CREATE OR REPLACE VIEW reporting.open_claim (claim_no, holder) AS
SELECT c.claim_no, p.holder
FROM temp.claim c
LEFT JOIN session.policy p ON p.policy_no = c.policy_no
WHERE c.closed_on IS NULL;
-- end

-- id: snowflake_names_002
-- dialect: snowflake
-- construct: insert, aggregate, variable
-- kind: substitution_variable
-- reads: &{env}_raw.pos.orders
-- writes: mart.daily_revenue
-- column: &{env}_raw.pos.orders.shop_id -> mart.daily_revenue.shop_id direct
-- column: &{env}_raw.pos.orders.amount -> mart.daily_revenue.revenue direct
-- column: &{env}_raw.pos.orders.order_date -> mart.daily_revenue.* filter
-- column: &{env}_raw.pos.orders.shop_id -> mart.daily_revenue.* group
INSERT INTO mart.daily_revenue (shop_id, revenue)
SELECT o.shop_id, SUM(o.amount)
FROM &{env}_raw.pos.orders o
WHERE o.order_date = '&run_date'
GROUP BY o.shop_id;
-- end

-- id: snowflake_names_003
-- dialect: snowflake
-- construct: ctas, select
-- kind: backslash_lexing
-- reads: raw.attachment
-- writes: core.attachment
-- column: raw.attachment.mail_id -> core.attachment.mail_id direct
-- column: raw.attachment.full_path -> core.attachment.file_name direct
-- column: raw.attachment.full_path -> core.attachment.* filter
-- column: raw.attachment.sender -> core.attachment.* filter
CREATE OR REPLACE TABLE core.attachment AS
SELECT a.mail_id, SPLIT_PART(a.full_path, $$\$$, -1) AS file_name, 'O\'Brien\\' AS owner
FROM raw.attachment a
WHERE a.full_path LIKE $$C:\%$$ AND REGEXP_LIKE(a.sender, '.*\\.com');
-- end

-- id: snowflake_names_004
-- dialect: snowflake
-- construct: insert, quoted_name
-- kind: quoted_exclude
-- reads: cfg.filter_rule
-- writes: cfg.filter_log
-- column: cfg.filter_rule.RENAME -> cfg.filter_log.REPLACE direct
-- column: cfg.filter_rule.EXCLUDE -> cfg.filter_log.EXCLUDE direct
-- column: cfg.filter_rule.ILIKE -> cfg.filter_log.note direct
-- column: cfg.filter_rule.label -> cfg.filter_log.note direct
-- column: cfg.filter_rule.EXCLUDE -> cfg.filter_log.* filter
-- column: cfg.filter_rule.RENAME -> cfg.filter_log.* sort
INSERT INTO cfg.filter_log ("REPLACE", "EXCLUDE", note)
SELECT f."RENAME", f."EXCLUDE", f."ILIKE" || ' ' || f.label
FROM cfg.filter_rule f
WHERE f."EXCLUDE" IS NOT NULL
ORDER BY f."RENAME";
-- end
