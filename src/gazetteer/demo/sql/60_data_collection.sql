-- Generated rows of schema collection. Every value comes from noise(), so each load gives the same rows.
SET LOCAL TIME ZONE 'UTC';

CREATE FUNCTION pg_temp.noise(label text, i bigint) RETURNS double precision
LANGUAGE sql IMMUTABLE
RETURN CAST(CAST(CAST('x' || substr(md5(label || ':' || CAST(i AS text)), 1, 8) AS bit(32)) AS bigint) AS double precision)
    / 4294967296.0;

CREATE FUNCTION pg_temp.pick(label text, i bigint, n integer) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN 1 + CAST(floor(pg_temp.noise(label, i) * n) AS integer);

INSERT INTO collection.country (country_code, name, region) VALUES
    ('AT', 'Austria', 'Europe'), ('AU', 'Australia', 'Oceania'), ('BE', 'Belgium', 'Europe'),
    ('BR', 'Brazil', 'Americas'), ('CA', 'Canada', 'Americas'), ('CH', 'Switzerland', 'Europe'),
    ('CL', 'Chile', 'Americas'), ('CN', 'China', 'Asia'), ('CZ', 'Czechia', 'Europe'), ('DE', 'Germany', 'Europe'),
    ('DK', 'Denmark', 'Europe'), ('EG', 'Egypt', 'Africa'), ('ES', 'Spain', 'Europe'), ('FI', 'Finland', 'Europe'),
    ('FR', 'France', 'Europe'), ('GB', 'United Kingdom', 'Europe'), ('GH', 'Ghana', 'Africa'),
    ('HU', 'Hungary', 'Europe'), ('IN', 'India', 'Asia'), ('IR', 'Iran', 'Asia'), ('IT', 'Italy', 'Europe'),
    ('JP', 'Japan', 'Asia'), ('KE', 'Kenya', 'Africa'), ('KR', 'South Korea', 'Asia'), ('MX', 'Mexico', 'Americas'),
    ('NL', 'Netherlands', 'Europe'), ('NO', 'Norway', 'Europe'), ('NZ', 'New Zealand', 'Oceania'),
    ('PL', 'Poland', 'Europe'), ('PT', 'Portugal', 'Europe'), ('SE', 'Sweden', 'Europe'), ('SN', 'Senegal', 'Africa'),
    ('TR', 'Türkiye', 'Asia'), ('UA', 'Ukraine', 'Europe'), ('US', 'United States', 'Americas'),
    ('ZA', 'South Africa', 'Africa');

INSERT INTO collection.spoken_language (code, name) VALUES
    ('ar', 'Arabic'), ('cs', 'Czech'), ('da', 'Danish'), ('de', 'German'), ('en', 'English'), ('es', 'Spanish'),
    ('fa', 'Persian'), ('fi', 'Finnish'), ('fr', 'French'), ('hi', 'Hindi'), ('hu', 'Hungarian'), ('it', 'Italian'),
    ('ja', 'Japanese'), ('ko', 'Korean'), ('nl', 'Dutch'), ('no', 'Norwegian'), ('pl', 'Polish'),
    ('pt', 'Portuguese'), ('sv', 'Swedish'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('zh', 'Chinese');

INSERT INTO collection.genre (genre_id, name, parent_genre_id) VALUES
    (1, 'Drama', NULL), (2, 'Comedy', NULL), (3, 'Suspense', NULL), (4, 'Documentary', NULL), (5, 'Adventure', NULL),
    (6, 'Fantastic', NULL), (7, 'Music', NULL), (8, 'Family', NULL), (9, 'History', NULL), (10, 'Short', NULL),
    (11, 'Courtroom', 1), (12, 'Coming of Age', 1), (13, 'Romance', 1), (14, 'Satire', 2), (15, 'Slapstick', 2),
    (16, 'Detective', 3), (17, 'Espionage', 3), (18, 'Nature', 4), (19, 'Portrait', 4), (20, 'Seafaring', 5),
    (21, 'Mountain', 5), (22, 'Space', 6), (23, 'Fairy Tale', 6), (24, 'Ghosts', 6), (25, 'Opera', 7),
    (26, 'Concert', 7), (27, 'Animation', 8), (28, 'Antiquity', 9), (29, 'Biography', 9), (30, 'Essay', 10);

INSERT INTO collection.studio (studio_id, name, country_code, founded_year)
SELECT i, p.first || ' ' || p.second || ' ' || i, c.country_code, 1900 + pg_temp.pick('founded', i, 120)
FROM generate_series(1, 200) AS i
CROSS JOIN LATERAL (SELECT
    (ARRAY['Amber', 'Harbour', 'North', 'Paper', 'Salt', 'Tall', 'Silver', 'Orchard', 'Echo', 'Copper'])
        [pg_temp.pick('studio first', i, 10)] AS first,
    (ARRAY['Pictures', 'Film Works', 'Moving Image', 'Studios', 'Reels', 'Productions'])
        [pg_temp.pick('studio second', i, 6)] AS second) AS p
JOIN (SELECT country_code, row_number() OVER (ORDER BY country_code) AS n FROM collection.country) AS c
    ON c.n = pg_temp.pick('studio country', i, 36)
ORDER BY i;

INSERT INTO collection.contributor (contributor_id, full_name, born_on, aliases, biography)
SELECT
    i,
    n.given || ' ' || n.family,
    CASE WHEN i % 11 <> 0 THEN date '1920-01-01' + pg_temp.pick('born', i, 29000) END,
    CASE WHEN i % 7 = 0 THEN ARRAY[left(n.given, 1) || '. ' || n.family, n.family] ELSE '{}' END,
    CASE WHEN i % 5 = 0 THEN jsonb_build_object(
        'active_since', 1960 + pg_temp.pick('active', i, 60),
        'trained_at', (ARRAY['theatre', 'film school', 'radio', 'none'])[pg_temp.pick('trained', i, 4)]) END
FROM generate_series(1, 2500) AS i
CROSS JOIN LATERAL (SELECT
    (ARRAY['Ada', 'Bela', 'Ciro', 'Dagny', 'Emre', 'Farah', 'Gero', 'Hana', 'Ilse', 'Jomo', 'Kaya', 'Leif', 'Mina',
        'Noor', 'Orla', 'Pia', 'Quentin', 'Rosa', 'Sven', 'Tala'])[pg_temp.pick('given', i, 20)] AS given,
    (ARRAY['Abend', 'Birk', 'Castell', 'Dumas', 'Ekström', 'Falk', 'Grau', 'Holm', 'Ito', 'Jansen', 'Kiss', 'Lund',
        'Moreau', 'Novák', 'Osei', 'Paz', 'Quist', 'Rivera', 'Sato', 'O''Toole'])[pg_temp.pick('family', i, 20)]
        AS family) AS n
ORDER BY i;

INSERT INTO collection.work (
    work_id, title, release_year, running_minutes, rating, studio_id, original_language, sequel_of_work_id, keywords,
    facts
)
SELECT
    t.i,
    t.title || CASE WHEN t.namesake > 1 THEN to_char(t.namesake, ' FMRN') ELSE '' END,
    1925 + pg_temp.pick('year', t.i, 100),
    CASE WHEN t.i % 50 <> 0 THEN 40 + pg_temp.pick('minutes', t.i, 150) END,
    (enum_range(NULL::collection.age_rating))[pg_temp.pick('rating', t.i, 5)],
    CASE WHEN t.i % 40 <> 0 THEN pg_temp.pick('studio', t.i, 200) END,
    (ARRAY['en', 'en', 'en', 'fr', 'de', 'it', 'es', 'ja', 'ko', 'hi', 'sv', 'pl', 'tr', 'pt', 'fa'])
        [pg_temp.pick('language', t.i, 15)],
    CASE WHEN t.i > 100 AND t.i % 25 = 0 THEN pg_temp.pick('sequel', t.i, 100) END,
    ARRAY[
        (ARRAY['city', 'sea', 'war', 'school', 'journey', 'crime', 'music'])[pg_temp.pick('keyword a', t.i, 7)],
        (ARRAY['siblings', 'revenge', 'friendship', 'inheritance', 'exile'])[pg_temp.pick('keyword b', t.i, 5)]],
    jsonb_build_object(
        'colour', pg_temp.noise('colour', t.i) > 0.2,
        'budget', jsonb_build_object('currency', 'EUR', 'millions', pg_temp.pick('budget', t.i, 90)),
        'shot_in', jsonb_build_array((ARRAY['Porto', 'Gdansk', 'Accra', 'Osaka'])[pg_temp.pick('shot', t.i, 4)]))
FROM (
    SELECT i, title, row_number() OVER (PARTITION BY title ORDER BY i) AS namesake
    FROM generate_series(1, 3500) AS i
    CROSS JOIN LATERAL (SELECT
        (ARRAY['The ', 'A ', ''])[pg_temp.pick('article', i, 3)]
            || (ARRAY['Quiet', 'Last', 'Crooked', 'Borrowed', 'Distant', 'Seventh', 'Hollow', 'Golden', 'Stolen',
                'Winter', 'Blind', 'Restless', 'Faithful', 'Broken', 'Paper', 'Silent'])[pg_temp.pick('adjective', i, 16)]
            || ' '
            || (ARRAY['Harbour', 'Witness', 'Orchard', 'Staircase', 'Letter', 'Lantern', 'River', 'Garden', 'Signal',
                'Tailor', 'Waltz', 'Bridge', 'Clockmaker', 'Island', 'Promise', 'Mirror', 'Choir', 'Ferry', 'Map',
                'Guest'])[pg_temp.pick('noun', i, 20)]
            || CASE WHEN i % 6 = 0 THEN '' ELSE
                (ARRAY[' of ', ' in ', ' beyond ', ' without '])[pg_temp.pick('preposition', i, 4)]
                || (ARRAY['Lisbon', 'the North', 'Summer', 'Silence', 'the Valley', 'Glass', 'June', 'the Sea',
                    'Ashes', 'Strangers'])[pg_temp.pick('place', i, 10)] END AS title) AS named
) AS t
ORDER BY t.i;

INSERT INTO collection.work_genre (work_id, genre_id, is_main)
SELECT i, 1 + (pg_temp.pick('genre', i, 30) - 1 + 7 * k) % 30, k = 0
FROM generate_series(1, 3500) AS i, generate_series(0, 1) AS k
ORDER BY i, k;

INSERT INTO collection.credit (work_id, contributor_id, role, billing, character_names)
SELECT
    i,
    1 + (pg_temp.pick('contributor', i, 2500) - 1 + 613 * k) % 2500,
    (ARRAY['director', 'performer'])[k + 1]::collection.credit_role,
    CASE WHEN k = 1 THEN pg_temp.pick('billing', i, 6) END,
    CASE WHEN k = 1 THEN ARRAY[(ARRAY['the pilot', 'the baker', 'the aunt', 'the judge'])[pg_temp.pick('part', i, 4)]]
    END
FROM generate_series(1, 3500) AS i, generate_series(0, 1) AS k
ORDER BY i, k;

INSERT INTO collection.edition (
    work_id, edition_no, carrier, barcode, released_on, audio_languages, list_price, features
)
SELECT
    w.work_id,
    k,
    (enum_range(NULL::collection.carrier))[1 + (w.work_id + k + pg_temp.pick('carrier', w.work_id, 2)) % 5],
    lpad((4000000000000 + w.work_id * 1000 + k)::text, 13, '0'),
    make_date(greatest(w.release_year, 1980), pg_temp.pick('edition month', w.work_id, 12), 1) + 400 * (k - 1),
    CASE WHEN w.original_language = 'en' THEN ARRAY['en'] ELSE ARRAY[w.original_language::text, 'en'] END,
    5 + pg_temp.pick('price', w.work_id * 10 + k, 3000) / 100.0,
    CASE WHEN k = 2 THEN '{"commentary": true, "discs": 2}'::jsonb END
FROM collection.work AS w, generate_series(1, 2) AS k
WHERE k = 1 OR w.work_id % 5 < 3
ORDER BY w.work_id, k;

INSERT INTO collection.edition_subtitle (work_id, edition_no, language, for_hard_of_hearing)
SELECT e.work_id, e.edition_no, s.language, s.language = 'en' AND e.work_id % 4 = 0
FROM collection.edition AS e, unnest(ARRAY['en', 'de', 'fr']) WITH ORDINALITY AS s (language, n)
WHERE s.n = 1 OR (e.work_id + s.n) % 10 = 0
ORDER BY e.work_id, e.edition_no, s.n;

INSERT INTO collection.critique (work_id, source, stars, body, published_on)
SELECT
    pg_temp.pick('critique work', i, 3500),
    (ARRAY['The Evening Reel', 'Cinema Quarterly', 'Radio Nine', 'Lantern staff'])[pg_temp.pick('source', i, 4)],
    pg_temp.pick('stars', i, 11) / 2.0 - 0.5,
    (ARRAY['A patient film.', 'Too long by half an hour.', 'Worth it for the music alone.', NULL])
        [pg_temp.pick('body', i, 4)],
    date '2019-01-01' + pg_temp.pick('published', i, 2500)
FROM generate_series(1, 4000) AS i
ORDER BY i;

INSERT INTO collection."Award Nomination" ("Nomination ID", "Work", "Award Name", "Year", "Won?", "naïve rank")
SELECT
    i,
    1 + (i * 37) % 3500,
    (ARRAY['Golden Lantern', 'Northern Prize', 'Critics'' Circle'])[pg_temp.pick('award', i, 3)],
    1990 + pg_temp.pick('award year', i, 35),
    pg_temp.noise('won', i) < 0.2,
    CASE WHEN i % 3 = 0 THEN pg_temp.pick('rank', i, 10) END
FROM generate_series(1, 600) AS i
ORDER BY i;
