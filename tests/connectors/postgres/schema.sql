-- One of everything that the connector distinguishes.
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'What was sold';
CREATE SCHEMA hr;
CREATE TYPE sales.status AS ENUM ('new', 'paid', 'it''s lost');
CREATE TYPE sales.address AS (street text, zip varchar(10));
COMMENT ON COLUMN sales.address.zip IS 'Postal code';
CREATE DOMAIN sales.email AS varchar(254) CHECK (VALUE LIKE '%@%');

CREATE TABLE sales.customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email sales.email NOT NULL UNIQUE,
    home sales.address,
    former sales.address[],
    tags text[],
    born date,
    initial char(1),
    nickname varchar,
    dropped int,
    settings jsonb NOT NULL DEFAULT '{}'
);
ALTER TABLE sales.customer DROP COLUMN dropped;
COMMENT ON TABLE sales.customer IS 'Who buys';
COMMENT ON COLUMN sales.customer.email IS 'Where to write to';

CREATE TABLE sales.product (
    sku text,
    region smallint,
    price numeric(10, 2),
    weight numeric,
    rounded numeric(5, -2),
    flags bit(8),
    valid tstzrange,
    PRIMARY KEY (sku, region)
);

CREATE TABLE sales.orders (
    id bigint,
    placed timestamptz NOT NULL,
    customer_id bigint REFERENCES sales.customer (id),
    sku text,
    region smallint,
    status sales.status NOT NULL DEFAULT 'new',
    PRIMARY KEY (id, placed),
    FOREIGN KEY (region, sku) REFERENCES sales.product (region, sku)
) PARTITION BY RANGE (placed);
CREATE TABLE sales.orders_2025 PARTITION OF sales.orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE sales.orders_2026 PARTITION OF sales.orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE TABLE sales.payment (
    order_id bigint,
    placed timestamptz,
    amount money,
    PRIMARY KEY (order_id, placed),
    FOREIGN KEY (order_id, placed) REFERENCES sales.orders (id, placed)
);

CREATE TABLE sales.by_country (country text, name text) PARTITION BY LIST (lower(country));
CREATE TABLE sales.by_number (number int, name text) PARTITION BY RANGE (number);

CREATE VIEW sales.paid AS SELECT o.id, c.email FROM sales.orders o JOIN sales.customer c ON c.id = o.customer_id
WHERE o.status = 'paid';
COMMENT ON VIEW sales.paid IS 'Orders that are paid';
CREATE MATERIALIZED VIEW sales.totals AS SELECT sku, sum(price) AS total FROM sales.product GROUP BY sku;

CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER dummy;
CREATE FOREIGN TABLE sales.remote (id int NOT NULL, at timestamp) SERVER elsewhere;

CREATE FUNCTION sales.total(customer bigint) RETURNS numeric LANGUAGE sql STABLE
AS $$ SELECT count(*)::numeric FROM sales.orders WHERE customer_id = customer $$;
COMMENT ON FUNCTION sales.total(bigint) IS 'How often somebody bought';
CREATE FUNCTION sales.total(customer bigint, since timestamptz) RETURNS numeric LANGUAGE sql STABLE
AS $$ SELECT count(*)::numeric FROM sales.orders WHERE customer_id = customer AND placed >= since $$;
CREATE PROCEDURE sales.archive() LANGUAGE plpgsql
AS $$ BEGIN DELETE FROM sales.orders WHERE placed < now() - interval '10 years'; END $$;
CREATE AGGREGATE sales.product_of(numeric) (SFUNC = numeric_mul, STYPE = numeric);

CREATE TABLE hr."Odd name. with dot" (
    "a b" int PRIMARY KEY,
    "c.d" text UNIQUE,
    "größe" double precision,
    "emoji 🎈" boolean,
    "a::b>c" uuid,
    "select" inet
);
CREATE TABLE hr."odd name. with dot" (ref int REFERENCES hr."Odd name. with dot" ("a b"), "slash/percent%" int);
CREATE TABLE hr."quote""inside" (id int);
CREATE FUNCTION hr."quote""inside"() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE hr.nothing ();
CREATE TABLE hr.holder (who sales.customer, xs int[][]);
