-- Functions, procedures and triggers: the ways in which data moves between the tables.
SET LOCAL ROLE lantern_finance;

CREATE FUNCTION finance.daily_price(wanted_carrier collection.carrier, wanted_tier text, on_day date)
RETURNS numeric
LANGUAGE sql
STABLE
AS $$
    SELECT t.daily_price::numeric
    FROM finance.tariff AS t
    WHERE t.carrier = wanted_carrier AND t.tier_code = wanted_tier AND t.valid_from <= on_day
    ORDER BY t.valid_from DESC
    LIMIT 1
$$;

CREATE FUNCTION finance.in_euros(amount numeric, currency text)
RETURNS numeric
LANGUAGE sql
STABLE
AS $$
    SELECT CASE WHEN $2 = 'EUR' THEN $1 ELSE (
        SELECT $1 * r.euros_per_unit
        FROM finance.exchange_rate AS r
        WHERE r.currency = $2
        ORDER BY r.valid_on DESC
        LIMIT 1
    ) END
$$;

CREATE FUNCTION finance.in_euros(amount numeric, currency text, on_day date)
RETURNS numeric
LANGUAGE sql
STABLE
AS $$
    SELECT CASE WHEN $2 = 'EUR' THEN $1 ELSE (
        SELECT $1 * r.euros_per_unit
        FROM finance.exchange_rate AS r
        WHERE r.currency = $2 AND r.valid_on <= $3
        ORDER BY r.valid_on DESC
        LIMIT 1
    ) END
$$;

CREATE PROCEDURE finance.post_payments(from_day date, before_day date)
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO finance.ledger_entry (account_code, booked_on, payment_id, paid_at, debit, credit, memo)
    SELECT
        CASE p.method WHEN 'cash' THEN '1000' WHEN 'voucher' THEN '2100' ELSE '1200' END,
        CAST(p.paid_at AT TIME ZONE 'UTC' AS date),
        p.payment_id,
        p.paid_at,
        p.paid,
        0,
        'Payment of invoice ' || i.invoice_number
    FROM finance.payment AS p
    JOIN finance.invoice AS i USING (invoice_id)
    WHERE p.paid_at >= from_day AND p.paid_at < before_day AND p.paid > 0
        AND NOT EXISTS (
            SELECT FROM finance.ledger_entry AS e WHERE e.payment_id = p.payment_id AND e.paid_at = p.paid_at
        )
    ORDER BY p.paid_at, p.payment_id;

    INSERT INTO finance.ledger_entry (account_code, booked_on, debit, credit, memo)
    SELECT '4000', e.booked_on, 0, sum(e.debit), 'Income of the day'
    FROM finance.ledger_entry AS e
    WHERE e.booked_on >= from_day AND e.booked_on < before_day AND e.payment_id IS NOT NULL
    GROUP BY e.booked_on
    HAVING NOT EXISTS (
        SELECT FROM finance.ledger_entry AS d WHERE d.account_code = '4000' AND d.booked_on = e.booked_on
    )
    ORDER BY e.booked_on;

    UPDATE finance.fiscal_period SET is_closed = true WHERE upper(days) <= before_day AND NOT is_closed;
END
$$;

CREATE FUNCTION insight.record_job_run(job text, for_day date, written bigint)
RETURNS void
LANGUAGE sql
AS $$
    INSERT INTO insight.job_run (job_name, run_for, rows_written)
    VALUES ($1, $2, $3)
    ON CONFLICT (job_name, run_for) DO UPDATE SET rows_written = excluded.rows_written
$$;

CREATE PROCEDURE insight.refresh_daily_revenue(from_day date, before_day date)
LANGUAGE plpgsql
AS $$
DECLARE
    written bigint;
BEGIN
    DELETE FROM insight.daily_branch_revenue WHERE day >= from_day AND day < before_day;

    INSERT INTO insight.daily_branch_revenue (branch_id, day, payments, revenue)
    SELECT m.home_branch_id, CAST(p.paid_at AT TIME ZONE 'UTC' AS date), count(*), sum(p.paid)
    FROM finance.payment AS p
    JOIN finance.invoice AS i ON i.invoice_id = p.invoice_id
    JOIN lending.member AS m ON m.member_id = i.member_id
    WHERE p.paid_at >= from_day AND p.paid_at < before_day
    GROUP BY m.home_branch_id, CAST(p.paid_at AT TIME ZONE 'UTC' AS date);

    GET DIAGNOSTICS written = ROW_COUNT;
    PERFORM insight.record_job_run('daily_branch_revenue', from_day, written);
END
$$;

CREATE FUNCTION insight.rebuild_member_activity()
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    written bigint;
BEGIN
    CREATE TEMPORARY TABLE lent ON COMMIT DROP AS
    SELECT l.member_id, l.lent_at, l.returned_at > l.due_at AS was_late, e.carrier
    FROM lending.loan AS l
    JOIN lending.copy AS c USING (copy_id)
    JOIN collection.edition AS e USING (work_id, edition_no)
    UNION ALL
    SELECT a.member_id, a.lent_at, false, e.carrier
    FROM lending.loan_archive AS a
    JOIN lending.copy AS c USING (copy_id)
    JOIN collection.edition AS e USING (work_id, edition_no);

    INSERT INTO insight.member_activity AS t (member_id, loans, last_lent_at, late_returns, favourite_carrier)
    SELECT
        lent.member_id,
        count(*),
        max(lent.lent_at),
        count(*) FILTER (WHERE lent.was_late),
        mode() WITHIN GROUP (ORDER BY lent.carrier)
    FROM lent
    GROUP BY lent.member_id
    ON CONFLICT (member_id) DO UPDATE SET
        loans = excluded.loans,
        last_lent_at = excluded.last_lent_at,
        late_returns = excluded.late_returns,
        favourite_carrier = excluded.favourite_carrier;

    GET DIAGNOSTICS written = ROW_COUNT;
    DROP TABLE lent;
    RETURN written;
END
$$;

SET LOCAL ROLE lantern_lending;

CREATE FUNCTION lending.set_changed_at()
RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.changed_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER member_changed
BEFORE UPDATE OF full_name, email, tier_code, address, contact_preferences, interests ON lending.member
FOR EACH ROW
EXECUTE FUNCTION lending.set_changed_at();

CREATE FUNCTION lending.open_loans(of_member integer)
RETURNS TABLE (loan_id bigint, title text, due_at timestamp with time zone)
LANGUAGE sql
STABLE
AS $$
    SELECT l.loan_id, w.title, l.due_at
    FROM lending.loan AS l
    JOIN lending.copy AS c ON c.copy_id = l.copy_id
    JOIN collection.work AS w ON w.work_id = c.work_id
    WHERE l.member_id = of_member AND l.returned_at IS NULL
    ORDER BY l.due_at
$$;

CREATE PROCEDURE lending.archive_loans(lent_before date)
LANGUAGE sql
AS $$
    WITH moved AS (
        DELETE FROM lending.loan AS l
        WHERE l.lent_at < lent_before AND l.state = 'returned'
            AND NOT EXISTS (SELECT FROM lending.late_fee AS f WHERE f.loan_id = l.loan_id)
        RETURNING l.loan_id, l.copy_id, l.member_id, l.lent_at, l.returned_at
    )
    INSERT INTO lending.loan_archive (loan_id, copy_id, member_id, lent_at, returned_at, archived_at)
    SELECT loan_id, copy_id, member_id, lent_at, returned_at, timestamp with time zone '2025-12-31 03:00+00'
    FROM moved
    ORDER BY loan_id
$$;

CREATE PROCEDURE lending.charge_late_fees(as_of date)
LANGUAGE plpgsql
AS $$
DECLARE
    late record;
    price numeric;
BEGIN
    FOR late IN
        SELECT l.loan_id, m.tier_code, e.carrier, l.due_at,
            CAST(l.returned_at AS date) - CAST(l.due_at AS date) AS days
        FROM lending.loan AS l
        JOIN lending.member AS m USING (member_id)
        JOIN lending.copy AS c USING (copy_id)
        JOIN collection.edition AS e USING (work_id, edition_no)
        WHERE l.returned_at <= as_of AND CAST(l.returned_at AS date) > CAST(l.due_at AS date)
            AND NOT EXISTS (SELECT FROM lending.late_fee AS f WHERE f.loan_id = l.loan_id)
        ORDER BY l.loan_id
    LOOP
        price := finance.daily_price(late.carrier, late.tier_code, CAST(late.due_at AS date));
        INSERT INTO lending.late_fee (loan_id, days_late, fee)
        VALUES (late.loan_id, late.days, round(late.days * coalesce(price, 1), 2));
    END LOOP;
END
$$;

CREATE FUNCTION lending.lend_copy(wanted_copy integer, to_member integer, by_staff integer, at_time timestamptz)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    new_loan bigint;
    days smallint;
BEGIN
    IF NOT EXISTS (SELECT FROM lending.available_copy AS a WHERE a.copy_id = wanted_copy) THEN
        RAISE EXCEPTION 'copy % is not available', wanted_copy
            USING HINT = 'look for another copy in lending.available_copy';
    END IF;
    SELECT t.loan_days INTO STRICT days
    FROM lending.member AS m JOIN lending.membership_tier AS t USING (tier_code)
    WHERE m.member_id = to_member;
    INSERT INTO lending.loan (copy_id, member_id, lent_by, lent_at, due_at)
    VALUES (wanted_copy, to_member, by_staff, at_time, at_time + make_interval(days => days))
    RETURNING loan_id INTO new_loan;
    DELETE FROM lending.reservation AS r
    USING lending.copy AS c
    WHERE c.copy_id = wanted_copy AND r.work_id = c.work_id AND r.member_id = to_member;
    RETURN new_loan;
END
$$;

SET LOCAL ROLE lantern_collection;

CREATE FUNCTION collection.works_like(pattern text, at_most integer DEFAULT 20)
RETURNS SETOF collection.work
LANGUAGE sql
STABLE
AS $$
    SELECT * FROM collection.work WHERE sort_title LIKE lower(pattern) || '%' ORDER BY sort_title LIMIT at_most
$$;

-- The name is quoted: it came with the import from the previous system.
CREATE FUNCTION collection."Average Stars"("workId" integer)
RETURNS numeric
LANGUAGE sql
STABLE
AS $$
    SELECT round(avg(stars), 2) FROM collection.critique WHERE work_id = "workId"
$$;

COMMENT ON FUNCTION collection.works_like(text, integer) IS 'Works whose sort title begins with the given text.';
SET LOCAL ROLE lantern_lending;
COMMENT ON FUNCTION lending.lend_copy(integer, integer, integer, timestamptz) IS
    'Lends a copy: writes the loan and takes the member''s reservation of that work away.';
COMMENT ON PROCEDURE lending.archive_loans(date) IS
    'Moves returned loans without a late fee from loan to loan_archive.';
COMMENT ON PROCEDURE lending.charge_late_fees(date) IS
    'Writes a late fee for each loan that came back after its due date.';
COMMENT ON FUNCTION lending.open_loans(integer) IS 'What a member has at home now.';
SET LOCAL ROLE lantern_finance;
COMMENT ON FUNCTION finance.daily_price(collection.carrier, text, date) IS
    'The price of one day, by carrier and tier, in euros, on the given day.';
COMMENT ON PROCEDURE finance.post_payments(date, date) IS
    'Posts payments to the ledger, with one entry of income a day, and closes the periods that have ended.';
COMMENT ON PROCEDURE insight.refresh_daily_revenue(date, date) IS
    'Writes the revenue of each branch and day anew from payments.';
COMMENT ON FUNCTION insight.rebuild_member_activity() IS
    'Writes the activity of each member anew, from the present and the archived loans.';
RESET ROLE;
