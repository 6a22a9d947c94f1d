SET LOCAL ROLE lantern_finance;

COMMENT ON TABLE finance.fiscal_period IS 'Months of the books. A closed month takes no further entries.';
COMMENT ON COLUMN finance.fiscal_period.period_code IS 'Year and month: 2024-05.';
COMMENT ON COLUMN finance.fiscal_period.days IS 'First day, and the day after the last; periods never overlap.';

COMMENT ON TABLE finance.tariff IS 'Price of a day, by carrier and kind of membership, from a date on.';
COMMENT ON COLUMN finance.tariff.daily_price IS 'Euros a day.';
COMMENT ON COLUMN finance.tariff.valid_from IS 'First day of validity; it ends with the next tariff.';

COMMENT ON TABLE finance.exchange_rate IS 'Rates of the currencies in which branches take money.';
COMMENT ON COLUMN finance.exchange_rate.euros_per_unit IS 'What one unit of the currency is worth in euros.';

COMMENT ON TABLE finance.invoice IS 'One invoice a member and month.';
COMMENT ON COLUMN finance.invoice.invoice_number IS 'Number on paper; without gaps within a year.';
COMMENT ON COLUMN finance.invoice.issued_on IS 'Date on paper: the first day after the period.';
COMMENT ON COLUMN finance.invoice.total IS 'Sum of the lines, with its currency.';

COMMENT ON TABLE finance.invoice_line IS 'Lines of an invoice: the membership fee, loans, late fees.';
COMMENT ON COLUMN finance.invoice_line.loan_id IS
    'The loan that is billed. Not a foreign key, since loans move to the archive.';
COMMENT ON COLUMN finance.invoice_line.quantity IS 'Days for loans, otherwise 1.';
COMMENT ON COLUMN finance.invoice_line.line_total IS 'Quantity times unit price. Computed.';

COMMENT ON TABLE finance.payment IS 'Money received, partitioned by year; the present year by half.';
COMMENT ON COLUMN finance.payment.paid_at IS 'When the money arrived (UTC); decides the partition.';
COMMENT ON COLUMN finance.payment.method IS 'How it was paid.';
COMMENT ON COLUMN finance.payment.paid IS 'Amount in euros.';
COMMENT ON COLUMN finance.payment.terminal_details IS 'What the card terminal said; never the number of a card.';
COMMENT ON TABLE finance.payment_other IS 'Payments outside of the years that have a partition; should be moved in January.';

COMMENT ON TABLE finance.ledger_account IS 'Chart of accounts.';
COMMENT ON TABLE finance.ledger_entry IS 'Entries of the ledger, debit or credit; written by post_payments.';
COMMENT ON COLUMN finance.ledger_entry.payment_id IS 'With paid_at: the payment behind the entry, if there is one.';
COMMENT ON COLUMN finance.ledger_entry.booked_on IS 'Day of the entry.';

COMMENT ON TABLE finance.budget IS 'Planned income and expense, by branch, year and account.';
COMMENT ON COLUMN finance.budget.planned IS 'Plan for the whole year, in euros.';

COMMENT ON TABLE finance."ledger.2019" IS 'The old ledger, under the name of its file: ledger.2019. Read only.';
COMMENT ON COLUMN finance."ledger.2019"."row.no" IS 'Row in the file.';
COMMENT ON COLUMN finance."ledger.2019"."sum €" IS 'Positive: debit. Negative: credit.';
RESET ROLE;
