-- Generated rows of schema finance.
INSERT INTO finance.fiscal_period (period_code, days)
SELECT to_char(m, 'YYYY-MM'), daterange(m::date, (m + interval '1 month')::date)
FROM generate_series(timestamp '2023-01-01', timestamp '2025-12-01', interval '1 month') AS m
ORDER BY m;

INSERT INTO finance.tariff (carrier, tier_code, daily_price, valid_from)
SELECT c.carrier, t.tier_code, round((0.4 + 0.3 * c.n + CASE t.tier_code WHEN 'matinee' THEN 0.5 ELSE 0 END) * y.factor, 2),
    y.valid_from
FROM unnest(enum_range(NULL::collection.carrier)) WITH ORDINALITY AS c (carrier, n)
CROSS JOIN lending.membership_tier AS t
CROSS JOIN (VALUES (date '2023-01-01', 1.0), (date '2025-01-01', 1.1)) AS y (valid_from, factor)
ORDER BY y.valid_from, c.n, t.tier_code;

INSERT INTO finance.exchange_rate (currency, valid_on, euros_per_unit)
SELECT c.currency, date '2023-01-02' + 6 * w, round((c.base * (0.97 + 0.06 * pg_temp.noise(c.currency, w)))::numeric, 6)
FROM (VALUES ('CHF', 1.04), ('SEK', 0.088), ('DKK', 0.134), ('CZK', 0.041)) AS c (currency, base),
    generate_series(0, 181) AS w
ORDER BY c.currency, w;

INSERT INTO finance.ledger_account (account_code, name, kind) VALUES
    ('1000', 'Cash in tills', 'asset'), ('1200', 'Bank', 'asset'), ('2100', 'Vouchers sold', 'liability'),
    ('4000', 'Income from lending', 'income'), ('5000', 'Purchase of copies', 'expense'),
    ('5100', 'Rent', 'expense'), ('5200', 'Wages', 'expense'), ('5300', 'Repairs', 'expense');

INSERT INTO finance.budget (branch_id, fiscal_year, account_code, planned)
SELECT b, y, a.account_code, 1000 * pg_temp.pick(a.account_code, b * 100 + y, 60)
FROM generate_series(1, 12) AS b, generate_series(2023, 2025) AS y, finance.ledger_account AS a
WHERE a.kind = 'expense' OR a.account_code = '4000'
ORDER BY b, y, a.account_code;

INSERT INTO finance."ledger.2019" ("row.no", account, "bookedOn", "sum €", "text")
SELECT
    i,
    (ARRAY['1000', '1200', '4000', '5100'])[pg_temp.pick('old account', i, 4)],
    date '2019-01-01' + pg_temp.pick('old day', i, 364),
    round((pg_temp.noise('old sum', i) * 900 - 300)::numeric, 2),
    CASE WHEN i % 4 = 0 THEN 'carried over' END
FROM generate_series(1, 300) AS i
ORDER BY i;

INSERT INTO finance.invoice (invoice_id, member_id, period_code, issued_on, total)
SELECT
    i,
    1 + (i * 7) % 6000,
    p.period_code,
    upper(p.days),
    ROW(0, 'EUR')::finance.money
FROM generate_series(1, 3800) AS i
JOIN (SELECT period_code, days, row_number() OVER (ORDER BY period_code) AS n FROM finance.fiscal_period) AS p
    ON p.n = 1 + (i - 1) / 106
ORDER BY i;

INSERT INTO finance.invoice_line (invoice_id, line_no, loan_id, kind, quantity, unit_price)
SELECT i.invoice_id, 1, NULL, 'membership', 1, t.monthly_fee
FROM finance.invoice AS i
JOIN lending.member AS m USING (member_id)
JOIN lending.membership_tier AS t USING (tier_code);

INSERT INTO finance.invoice_line (invoice_id, line_no, loan_id, kind, quantity, unit_price)
SELECT i.invoice_id, 2, l.loan_id, 'loan', pg_temp.pick('days billed', i.invoice_id, 10), t.daily_price
FROM finance.invoice AS i
JOIN lending.member AS m USING (member_id)
LEFT JOIN (SELECT member_id, min(loan_id) AS loan_id FROM lending.loan GROUP BY member_id) AS l USING (member_id)
JOIN finance.tariff AS t ON t.tier_code = m.tier_code AND t.valid_from = date '2023-01-01'
    AND t.carrier = (enum_range(NULL::collection.carrier))[pg_temp.pick('carrier billed', i.invoice_id, 5)];

INSERT INTO finance.invoice_line (invoice_id, line_no, loan_id, kind, quantity, unit_price)
SELECT i.invoice_id, 3, NULL, 'late_fee', 1, pg_temp.pick('late billed', i.invoice_id, 900) / 100.0
FROM finance.invoice AS i
WHERE i.invoice_id <= 1846;

UPDATE finance.invoice AS i
SET total = ROW(s.total, 'EUR')::finance.money
FROM (SELECT invoice_id, sum(line_total) AS total FROM finance.invoice_line GROUP BY invoice_id) AS s
WHERE s.invoice_id = i.invoice_id;

INSERT INTO finance.payment (payment_id, paid_at, invoice_id, method, paid, terminal_details)
SELECT
    row_number() OVER (ORDER BY i.invoice_id),
    CAST(i.issued_on AS timestamp) AT TIME ZONE 'UTC'
        + make_interval(days => pg_temp.pick('paid day', i.invoice_id, 21), mins => pg_temp.pick('paid minute', i.invoice_id, 900)),
    i.invoice_id,
    p.method,
    (i.total).amount,
    CASE WHEN p.method = 'card' THEN jsonb_build_object('terminal', 'T' || pg_temp.pick('terminal', i.invoice_id, 30),
        'contactless', i.invoice_id % 3 > 0) END
FROM finance.invoice AS i
CROSS JOIN LATERAL (SELECT (ARRAY['cash', 'card', 'card', 'direct_debit', 'direct_debit', 'voucher'])
    [pg_temp.pick('method', i.invoice_id, 6)]::finance.payment_method AS method) AS p
WHERE i.invoice_id % 19 <> 0;
