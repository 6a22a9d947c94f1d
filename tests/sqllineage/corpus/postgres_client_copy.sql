-- id: postgres_client_copy_001
-- dialect: postgres
-- construct: copy, unload
-- kind: client_copy
-- reads: club.member
\copy (SELECT m.member_no, m.joined_on FROM club.member m WHERE m.active ORDER BY m.joined_on) TO 'members.csv' WITH (FORMAT csv, HEADER)
-- end

-- id: postgres_client_copy_002
-- dialect: postgres
-- construct: script, copy, insert
-- kind: client_copy
-- reads: imp.item
-- writes: imp.item, shop.item
-- column: imp.item.sku -> shop.item.sku direct
-- column: imp.item.label -> shop.item.label direct
\set ON_ERROR_STOP on
TRUNCATE imp.item;
\copy imp.item (sku, label, cents) FROM PROGRAM 'zcat /in/item.csv.gz' WITH (FORMAT csv, HEADER true)
INSERT INTO shop.item (sku, label)
SELECT i.sku, i.label FROM imp.item i
ON CONFLICT (sku) DO UPDATE SET label = EXCLUDED.label;
-- end

-- id: postgres_client_copy_003
-- dialect: postgres
-- construct: script, unload, join
-- kind: client_copy
-- reads: public.vote, public.ballot, public.district
-- nightly export
\copy public.vote TO STDOUT CSV
\copy (SELECT b.ballot_no, d.name FROM public.ballot b JOIN public.district d USING (district_no) WHERE d.open) TO PROGRAM 'gzip > ballots.csv.gz' CSV HEADER
\echo done
-- end

-- id: postgres_client_copy_004
-- dialect: postgres
-- construct: script, copy, temp_table, insert, quoted_name
-- kind: client_copy
-- reads: Raw.Visit
-- writes: Raw.Visit, clinic.visit
-- column: Raw.Visit.Ward -> clinic.visit.ward direct
-- column: Raw.Visit.VisitNo -> clinic.visit.* join
BEGIN;
CREATE TEMP TABLE late_visit (visit_no int, minutes int);
\copy "Raw"."Visit" from '/in/visit.csv' csv
\copy late_visit from '/in/late.csv' with delimiter ';'
INSERT INTO clinic.visit (ward, late_by)
SELECT v."Ward", l.minutes FROM "Raw"."Visit" v JOIN late_visit l ON l.visit_no = v."VisitNo";
COMMIT;
-- end
