-- query: delete_revenue_of_month runs: 36
/* job: daily_branch_revenue */ DELETE FROM insight.daily_branch_revenue WHERE day >= '{month}' AND day < '{next_month}';
-- query: write_revenue_of_month runs: 36
/* job: daily_branch_revenue */
INSERT INTO insight.daily_branch_revenue (branch_id, day, payments, revenue)
SELECT m.home_branch_id, (p.paid_at AT TIME ZONE 'UTC')::date, count(*), sum(p.paid)
FROM finance.payment p
JOIN finance.invoice i ON i.invoice_id = p.invoice_id
JOIN lending.member m ON m.member_id = i.member_id
WHERE p.paid_at >= timestamptz '{month} 00:00+00' AND p.paid_at < timestamptz '{next_month} 00:00+00'
GROUP BY 1, 2;
-- query: monthly_loans runs: 36
/* job: monthly_loans */
INSERT INTO insight."monthlyLoans" (month, carrier, "loanCount", "distinctMembers")
SELECT date_trunc('month', d.lent_at)::date, d.carrier, count(*), count(DISTINCT d.member_id)
FROM insight.loan_detail d
WHERE d.lent_at >= timestamptz '{month} 00:00+00' AND d.lent_at < timestamptz '{next_month} 00:00+00'
GROUP BY 1, 2
ON CONFLICT (month, carrier) DO UPDATE
SET "loanCount" = excluded."loanCount", "distinctMembers" = excluded."distinctMembers";
-- query: drop_old_branch_year runs: 3
DROP TABLE IF EXISTS insight.branch_year_{year};
-- query: branch_year runs: 3
CREATE TABLE insight.branch_year_{year} AS
SELECT r.branch_id, b.name AS branch_name, b.country_code, sum(r.revenue) AS revenue, sum(g.planned) AS planned
FROM (SELECT branch_id, sum(revenue) AS revenue FROM insight.daily_branch_revenue
      WHERE extract(year FROM day) = {year} GROUP BY branch_id) r
JOIN lending.branch b USING (branch_id)
LEFT JOIN (SELECT branch_id, planned FROM finance.budget WHERE fiscal_year = {year} AND account_code = '4000') g
    USING (branch_id)
GROUP BY r.branch_id, b.name, b.country_code;
-- query: open_branch_year runs: 3
GRANT SELECT ON insight.branch_year_{year}
TO lantern_finance, lantern_harvester, lantern_dashboard, lantern_analyst_pricing;
-- query: rebuild_member_activity runs: 4
SELECT insight.rebuild_member_activity();
-- query: call_refresh_daily_revenue runs: 12
CALL insight.refresh_daily_revenue('{month}', '{next_month}');
-- query: post_payments runs: 6
CALL finance.post_payments('2023-01-01', '2025-12-01');
-- query: stage_late_members runs: 10
CREATE TEMPORARY TABLE late_members AS
SELECT l.member_id, count(*) AS late_loans, sum(f.fee) AS fees
FROM lending.late_fee f JOIN lending.loan l ON l.loan_id = f.loan_id
WHERE NOT f.waived
GROUP BY l.member_id;
-- query: late_returns_from_stage runs: 10
UPDATE insight.member_activity a
SET late_returns = greatest(a.late_returns, s.late_loans)
FROM late_members s
WHERE s.member_id = a.member_id AND a.late_returns < s.late_loans;
-- query: drop_stage runs: 10
DROP TABLE late_members;
-- query: check_ledger runs: 40
SELECT e.booked_on, sum(e.debit) - sum(e.credit) AS difference
FROM finance.ledger_entry e
WHERE e.booked_on >= '{month}' AND e.booked_on < '{next_month}'
GROUP BY e.booked_on
HAVING sum(e.debit) <> sum(e.credit);
-- query: record_run runs: 40
INSERT INTO insight.job_run (job_name, run_for, rows_written)
SELECT 'member_activity', date '2025-12-31', count(*) FROM insight.member_activity
ON CONFLICT (job_name, run_for) DO UPDATE SET rows_written = excluded.rows_written;
