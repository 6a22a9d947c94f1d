-- query: tariff_history runs: 60
SELECT carrier, tier_code, valid_from, daily_price,
    daily_price - lag(daily_price) OVER (PARTITION BY carrier, tier_code ORDER BY valid_from) AS change
FROM finance.tariff
WHERE carrier = '{carrier}';
-- query: income_per_carrier runs: 20
SELECT e.carrier, count(*) AS lines, sum(il.line_total) AS income
FROM finance.invoice_line il
JOIN lending.loan l ON l.loan_id = il.loan_id
JOIN lending.copy c ON c.copy_id = l.copy_id
JOIN collection.edition e ON (e.work_id, e.edition_no) = (c.work_id, c.edition_no)
WHERE il.kind = 'loan'
GROUP BY ROLLUP (e.carrier);
-- query: payback_of_copies runs: 15
WITH earned AS (
    SELECT l.copy_id, sum(il.line_total) AS income
    FROM finance.invoice_line il JOIN lending.loan l USING (loan_id)
    GROUP BY l.copy_id
)
SELECT w.rating, avg(earned.income - c.purchase_price) AS margin
FROM earned
JOIN lending.copy c USING (copy_id)
JOIN collection.work w USING (work_id)
GROUP BY w.rating
ORDER BY margin;
-- query: swedish_income runs: 40
SELECT date_trunc('month', r.day) AS month, sum(r.revenue / x.euros_per_unit) AS kronor
FROM insight.daily_branch_revenue r
JOIN lending.branch b ON b.branch_id = r.branch_id AND b.country_code = 'SE'
CROSS JOIN LATERAL (
    SELECT euros_per_unit FROM finance.exchange_rate
    WHERE currency = 'SEK' AND valid_on <= r.day ORDER BY valid_on DESC LIMIT 1
) x
WHERE r.day >= '{month}' AND r.day < '{next_month}'
GROUP BY 1;
-- query: old_ledger runs: 60
SELECT a.name, sum(o."sum €") AS total
FROM finance."ledger.2019" o JOIN finance.ledger_account a ON a.account_code = o.account
GROUP BY a.name;
-- query: drop_price_test runs: 5
DROP TABLE IF EXISTS insight."priceTest";
-- query: price_test runs: 5
CREATE TABLE insight."priceTest" AS
SELECT t.carrier, t.tier_code, t.daily_price AS "oldPrice", round(t.daily_price * 1.05, 2) AS "newPrice"
FROM finance.tariff AS t
WHERE t.valid_from = (SELECT max(valid_from) FROM finance.tariff);
-- query: share_price_test runs: 5
GRANT SELECT ON insight."priceTest" TO lantern_harvester, lantern_dashboard;
-- query: effect_of_price_test runs: 10
SELECT p.carrier, sum((p."newPrice" - p."oldPrice") * d.days_allowed) AS effect
FROM insight."priceTest" p
JOIN insight.loan_detail v ON v.carrier = p.carrier AND v.tier_code = p.tier_code
JOIN lending.loan d ON d.loan_id = v.loan_id
WHERE v.lent_at >= '{month}'
GROUP BY p.carrier;
