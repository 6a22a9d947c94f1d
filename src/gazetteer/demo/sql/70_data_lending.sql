-- Generated rows of schema lending.
INSERT INTO lending.branch (branch_id, code, name, address, country_code, opened_on, closed_on, opening_hours)
SELECT
    b.n,
    'LB' || lpad(b.n::text, 2, '0'),
    'Lantern ' || b.city,
    ROW(b.street, pg_temp.pick('house', b.n, 90)::text, lpad((10000 + b.n * 731)::text, 5, '0'), b.city, b.country)
        ::lending.postal_address,
    b.country,
    date '1994-03-01' + (b.n * 412)::integer,
    CASE WHEN b.n = 12 THEN date '2024-06-30' END,
    jsonb_build_object('weekdays', jsonb_build_array('10:00', '21:00'), 'sunday', b.n % 3 = 0)
FROM (VALUES
    (1, 'Bremen', 'Deichstrasse', 'DE'), (2, 'Leipzig', 'Gartenweg', 'DE'), (3, 'Graz', 'Murgasse', 'AT'),
    (4, 'Basel', 'Rheinsprung', 'CH'), (5, 'Lyon', 'Rue des Tables', 'FR'), (6, 'Nantes', 'Quai Neuf', 'FR'),
    (7, 'Ghent', 'Korenlei', 'BE'), (8, 'Utrecht', 'Oudegracht', 'NL'), (9, 'Aarhus', 'Havnegade', 'DK'),
    (10, 'Malmö', 'Östra Gatan', 'SE'), (11, 'Brno', 'Zelný trh', 'CZ'), (12, 'Turin', 'Via Lunga', 'IT')
) AS b (n, city, street, country);

INSERT INTO lending.shelf (branch_id, shelf_code, carrier, capacity)
SELECT b, 'S' || lpad(s::text, 3, '0'), (enum_range(NULL::collection.carrier))[1 + s % 5], 60 + 20 * (s % 4)
FROM generate_series(1, 12) AS b, generate_series(1, 20) AS s;

INSERT INTO lending.staff_member (staff_id, branch_id, supervisor_id, full_name, hired_on, weekly_hours, skills)
SELECT
    i,
    1 + (i - 1) % 12,
    CASE WHEN i > 12 THEN 1 + (i - 1) % 12 END,
    c.full_name,
    date '2010-01-01' + pg_temp.pick('hired', i, 5000),
    (ARRAY[20, 30, 38.5])[pg_temp.pick('hours', i, 3)],
    (ARRAY['{till}', '{till,projection}', '{repair}', '{}'])[pg_temp.pick('skills', i, 4)]::text[]
FROM generate_series(1, 90) AS i
JOIN collection.contributor AS c ON c.contributor_id = 2500 - i
ORDER BY i;

INSERT INTO lending.membership_tier (tier_code, monthly_fee, loan_limit, loan_days) VALUES
    ('matinee', 0, 2, 5), ('regular', 7.50, 4, 7), ('cinephile', 14, 8, 14), ('school', 4, 10, 21);

INSERT INTO lending.member (
    member_id, full_name, email, born_on, tier_code, home_branch_id, address, contact_preferences, interests, joined_on,
    changed_at
)
SELECT
    i,
    n.given || ' ' || n.family,
    lower(n.given) || '.' || i || '@example.' || (ARRAY['com', 'org', 'net'])[pg_temp.pick('mail', i, 3)],
    CASE WHEN i % 13 <> 0 THEN date '1945-01-01' + pg_temp.pick('member born', i, 22000) END,
    (ARRAY['matinee', 'regular', 'regular', 'cinephile', 'school'])[pg_temp.pick('tier', i, 5)],
    pg_temp.pick('home', i, 12),
    CASE WHEN i % 9 <> 0 THEN ROW(
        (ARRAY['Mill Lane', 'Station Road', 'Elm Street', 'Quay Walk'])[pg_temp.pick('street', i, 4)],
        pg_temp.pick('number', i, 120)::text, lpad(pg_temp.pick('postcode', i, 99999)::text, 5, '0'),
        'Town ' || pg_temp.pick('town', i, 40), b.country_code)::lending.postal_address END,
    jsonb_build_object('newsletter', i % 2 = 0, 'reminders', jsonb_build_array('mail')),
    ARRAY[(ARRAY['sea', 'music', 'history', 'crime', 'nature'])[pg_temp.pick('interest', i, 5)]],
    date '2015-01-01' + pg_temp.pick('joined', i, 2900),
    timestamptz '2025-12-31 00:00+00'
FROM generate_series(1, 6000) AS i
CROSS JOIN LATERAL (SELECT
    (ARRAY['Alva', 'Bruno', 'Clara', 'Dario', 'Elif', 'Fritz', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Klara', 'Luca',
        'Marta', 'Nils', 'Olga', 'Pavel'])[pg_temp.pick('member given', i, 16)] AS given,
    (ARRAY['Adler', 'Berg', 'Conti', 'Dubois', 'Eriksen', 'Fischer', 'Gomez', 'Haas', 'Ivanov', 'Jung', 'Keller',
        'Laurent', 'Meyer', 'Nagy', 'Olsen', 'Peeters'])[pg_temp.pick('member family', i, 16)] AS family) AS n
JOIN lending.branch AS b ON b.branch_id = pg_temp.pick('home', i, 12)
ORDER BY i;

INSERT INTO lending.copy (copy_id, work_id, edition_no, branch_id, shelf_code, condition, acquired_on, purchase_price)
SELECT
    row_number() OVER (ORDER BY k, e.work_id, e.edition_no),
    e.work_id,
    e.edition_no,
    pg_temp.pick('copy branch', e.work_id * 20 + e.edition_no * 4 + k, 12),
    'S' || lpad(pg_temp.pick('copy shelf', e.work_id * 20 + e.edition_no * 4 + k, 20)::text, 3, '0'),
    (ARRAY['new', 'good', 'good', 'worn', 'damaged', 'withdrawn'])
        [pg_temp.pick('condition', e.work_id * 20 + e.edition_no * 4 + k, 6)]::lending.copy_condition,
    date '2018-01-01' + pg_temp.pick('acquired', e.work_id * 20 + k, 1800),
    round((e.list_price * 0.6)::numeric, 2)
FROM collection.edition AS e, generate_series(1, 2) AS k
WHERE k = 1 OR e.work_id % 4 = 0;

-- Each copy is lent again and again, some ten weeks apart, so that no copy is out twice at one time.
INSERT INTO lending.loan (loan_id, copy_id, member_id, lent_by, lent_at, due_at, returned_at, state)
SELECT
    row_number() OVER (ORDER BY d.lent_at, d.copy_id),
    d.copy_id,
    d.member_id,
    d.staff_id,
    d.lent_at,
    d.lent_at + make_interval(days => t.loan_days),
    CASE WHEN NOT d.still_out THEN d.lent_at + d.kept END,
    CASE WHEN NOT d.still_out THEN 'returned'
        WHEN d.lent_at < timestamptz '2025-09-01 00:00+00' THEN 'lost'
        WHEN d.lent_at + make_interval(days => t.loan_days) < timestamptz '2025-12-31 00:00+00' THEN 'overdue'
        ELSE 'out' END::lending.loan_state
FROM (
    SELECT
        1 + (i - 1) % 7000 AS copy_id,
        pg_temp.pick('borrower', i, 6000) AS member_id,
        pg_temp.pick('lender', i, 90) AS staff_id,
        timestamptz '2023-01-02 10:00+00' + make_interval(
            days => ((i - 1) / 7000) * 360 + pg_temp.pick('lent day', i, 330),
            mins => pg_temp.pick('lent minute', i, 600)) AS lent_at,
        make_interval(hours => 6 + CAST(500 * power(pg_temp.noise('kept', i), 6) AS integer)) AS kept,
        i > 14000 AND pg_temp.noise('still out', i) < 0.12 AS still_out
    FROM generate_series(1, 21000) AS i
) AS d
JOIN lending.member AS m ON m.member_id = d.member_id
JOIN lending.membership_tier AS t ON t.tier_code = m.tier_code;

INSERT INTO lending.reservation (
    reservation_id, member_id, work_id, pickup_branch_id, placed_at, expires_at, channel
)
SELECT
    i,
    pg_temp.pick('reserver', i, 6000),
    pg_temp.pick('reserved', i, 3500),
    pg_temp.pick('pickup', i, 12),
    p.placed_at,
    p.placed_at + interval '14 days',
    (ARRAY['counter', 'web', 'web', 'telephone'])[pg_temp.pick('channel', i, 4)]
FROM generate_series(1, 2500) AS i
CROSS JOIN LATERAL (SELECT timestamptz '2025-12-01 08:00+00'
    + make_interval(mins => pg_temp.pick('placed', i, 43000)) AS placed_at) AS p
ORDER BY i;

INSERT INTO lending.copy_transfer (transfer_id, copy_id, from_branch_id, to_branch_id, sent_on, arrived_on)
SELECT
    i,
    pg_temp.pick('moved', i, 7000),
    1 + i % 12,
    1 + (i + pg_temp.pick('target', i, 11)) % 12,
    date '2023-01-01' + pg_temp.pick('sent', i, 1000),
    CASE WHEN i % 20 <> 0 THEN date '2023-01-03' + pg_temp.pick('sent', i, 1000) END
FROM generate_series(1, 1200) AS i
ORDER BY i;

INSERT INTO lending."Lost & Found" ("foundAt", description, "foundOn", "select")
SELECT
    pg_temp.pick('found at', i, 12),
    (ARRAY['umbrella', 'left glove', 'library book', 'bicycle key', 'lunch box'])[pg_temp.pick('thing', i, 5)],
    date '2024-01-01' + pg_temp.pick('found on', i, 700),
    i % 6 = 0
FROM generate_series(1, 150) AS i
ORDER BY i;
