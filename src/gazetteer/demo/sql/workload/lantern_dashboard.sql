-- query: revenue_by_month runs: 60
SELECT month, sum(revenue) AS revenue FROM insight.branch_month GROUP BY month ORDER BY month;
-- query: branch_trend runs: 120
SELECT month, revenue, change_on_previous_month FROM insight.branch_month WHERE branch_id = {branch} ORDER BY month;
-- query: overdue runs: 20
SELECT * FROM insight.overdue_by_branch ORDER BY overdue_loans DESC;
-- query: top_works runs: 60
SELECT "Rank", "Title", "Loans" FROM insight."Top 100 Works" ORDER BY "Rank" LIMIT 10;
-- query: loans_by_carrier runs: 150
SELECT "month", carrier, "loanCount" FROM insight."monthlyLoans" WHERE carrier = '{carrier}' ORDER BY "month";
-- query: dormant_share runs: 60
SELECT m.tier_code, avg(CASE WHEN a.is_dormant THEN 1.0 ELSE 0 END) AS dormant
FROM insight.member_activity a JOIN lending.member m USING (member_id)
GROUP BY m.tier_code;
-- query: plan_and_actual runs: 90
SELECT y.branch_name, y.revenue, y.planned, round(100 * y.revenue / nullif(y.planned, 0), 1) AS percent
FROM insight.branch_year_{year} y
ORDER BY percent DESC;
-- query: payments_by_method runs: 40
SELECT method, count(*), sum(paid) FROM finance.payment
WHERE paid_at >= '{month}' AND paid_at < '{next_month}' GROUP BY method;
-- query: nightly_jobs runs: 120
SELECT job_name, max(run_for) AS last_run, sum(rows_written) AS rows FROM insight.job_run GROUP BY job_name;
