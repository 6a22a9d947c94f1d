-- The procedures of the business move and derive the rest, as they do every night.
CALL lending.charge_late_fees('2025-12-31');
UPDATE lending.late_fee
SET waived = true, waiver_reason = 'illness'
WHERE loan_id % 23 = 0;
CALL lending.archive_loans('2023-10-01');
CALL finance.post_payments('2023-01-01', '2025-12-01');
CALL insight.refresh_daily_revenue('2023-01-01', '2026-02-01');
SELECT insight.record_job_run('member_activity', date '2025-12-31', insight.rebuild_member_activity());

INSERT INTO insight."monthlyLoans" (month, carrier, "loanCount", "distinctMembers")
SELECT date_trunc('month', lent_at)::date, carrier, count(*), count(DISTINCT member_id)
FROM insight.loan_detail
GROUP BY date_trunc('month', lent_at)::date, carrier;

REFRESH MATERIALIZED VIEW insight.work_popularity;

-- Rows were written with their own keys: let the next key come after the last one.
DO $keys$
DECLARE
    identity_column record;
BEGIN
    FOR identity_column IN
        SELECT format('%I.%I', table_schema, table_name) AS table_name, column_name
        FROM information_schema.columns
        WHERE is_identity = 'YES' AND identity_generation = 'BY DEFAULT'
            AND table_schema IN ('collection', 'lending', 'finance', 'insight')
            AND table_name NOT LIKE 'payment\_%'
    LOOP
        EXECUTE format(
            'SELECT setval(pg_get_serial_sequence(%L, %L), greatest((SELECT max(%I) FROM %s), 1))',
            identity_column.table_name, identity_column.column_name, identity_column.column_name,
            identity_column.table_name);
    END LOOP;
END
$keys$;
