-- Enumerations, domains and composite types.
SET LOCAL ROLE lantern_collection;
CREATE DOMAIN collection.language_code AS text CHECK (VALUE ~ '^[a-z]{2}$');
CREATE DOMAIN collection.running_minutes AS smallint CHECK (VALUE BETWEEN 1 AND 900);
CREATE TYPE collection.age_rating AS ENUM ('all', 'from_6', 'from_12', 'from_16', 'adults');
CREATE TYPE collection.carrier AS ENUM ('vhs', 'dvd', 'blu_ray', 'uhd', 'film_reel');
CREATE TYPE collection.credit_role AS ENUM ('director', 'writer', 'performer', 'composer', 'camera', 'editor');
COMMENT ON DOMAIN collection.language_code IS 'Two-letter language code of ISO 639-1, in lower case.';
COMMENT ON DOMAIN collection.running_minutes IS 'Length of a work in whole minutes.';
COMMENT ON TYPE collection.age_rating IS 'From which age a work may be lent.';
COMMENT ON TYPE collection.carrier IS 'The physical carrier of an edition.';

SET LOCAL ROLE lantern_lending;
CREATE TYPE lending.postal_address AS (
    street text,
    house_number text,
    postcode text,
    city text,
    country_code character(2)
);
CREATE TYPE lending.loan_state AS ENUM ('out', 'returned', 'overdue', 'lost');
CREATE TYPE lending.copy_condition AS ENUM ('new', 'good', 'worn', 'damaged', 'withdrawn');
CREATE DOMAIN lending.email_address AS text CHECK (VALUE ~ '^[^@\s]+@[^@\s]+\.[a-z]+$');
COMMENT ON TYPE lending.postal_address IS 'A postal address of a branch or a member.';
COMMENT ON TYPE lending.loan_state IS 'Where a loan stands.';
COMMENT ON DOMAIN lending.email_address IS 'An e-mail address: one @, no blanks.';

SET LOCAL ROLE lantern_finance;
CREATE DOMAIN finance.amount AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE DOMAIN finance.currency_code AS character(3) CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE TYPE finance.payment_method AS ENUM ('cash', 'card', 'direct_debit', 'voucher');
CREATE TYPE finance.account_kind AS ENUM ('asset', 'liability', 'income', 'expense');
CREATE TYPE finance.money AS (amount numeric(12, 2), currency character(3));
COMMENT ON DOMAIN finance.amount IS 'A sum of money that is never negative, with two decimal places.';
COMMENT ON TYPE finance.money IS 'An amount together with its currency.';
RESET ROLE;
