SET LOCAL ROLE lantern_finance;

COMMENT ON TABLE insight.job_run IS 'Which nightly job wrote how many rows for which day.';
COMMENT ON COLUMN insight.job_run.run_for IS 'The first day that the job wrote.';

COMMENT ON TABLE insight.daily_branch_revenue IS 'Revenue of each branch and day, by the home branch of the paying member.';
COMMENT ON COLUMN insight.daily_branch_revenue.payments IS 'Number of payments of the day.';
COMMENT ON COLUMN insight.daily_branch_revenue.revenue IS 'Sum of the payments, in euros.';

COMMENT ON TABLE insight.member_activity IS 'One row for each member who has ever lent anything.';
COMMENT ON COLUMN insight.member_activity.loans IS 'Loans in all, archived ones included.';
COMMENT ON COLUMN insight.member_activity.late_returns IS 'Loans that came back after their due time.';
COMMENT ON COLUMN insight.member_activity.favourite_carrier IS 'The carrier lent most often.';
COMMENT ON COLUMN insight.member_activity.is_dormant IS 'Fewer than two loans. Computed.';

COMMENT ON TABLE insight."monthlyLoans" IS 'Loans by month and carrier 📈, for the report to the board.';
COMMENT ON COLUMN insight."monthlyLoans"."loanCount" IS 'Number of loans of the month.';
COMMENT ON COLUMN insight."monthlyLoans"."distinctMembers" IS 'Number of different borrowers of the month.';

COMMENT ON VIEW insight.loan_detail IS 'Every loan that is not archived, with member, work, branch and fee.';
COMMENT ON COLUMN insight.loan_detail.late_fee IS 'Fee in euros; 0 if there is none or if it was waived.';
COMMENT ON VIEW insight.overdue_loan IS 'Loans that should have come back by the end of 2025.';
COMMENT ON VIEW insight.overdue_by_branch IS 'How much is overdue in each branch, and what it would cost at the daily price.';
COMMENT ON COLUMN insight.overdue_by_branch.value_at_risk IS 'Days overdue times daily price, in euros.';
COMMENT ON VIEW insight.branch_month IS 'Monthly revenue of each branch and the change on the month before.';
COMMENT ON MATERIALIZED VIEW insight.work_popularity IS 'Loans, members and stars of each work; refreshed every night.';
COMMENT ON COLUMN insight.work_popularity.popularity_rank IS '1 is lent most often.';
COMMENT ON VIEW insight."Top 100 Works" IS 'The hundred works lent most often, for the poster in the window.';

SET LOCAL ROLE lantern_lending;
COMMENT ON VIEW lending.member_standing IS 'How many copies each member may still take home.';
COMMENT ON VIEW lending.available_copy IS 'Copies that can be lent now: in order, and on the shelf.';
RESET ROLE;
