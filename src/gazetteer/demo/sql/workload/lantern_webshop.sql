-- query: sign_in runs: 200
SELECT member_id, full_name, tier_code FROM lending.member WHERE member_id = {member};
-- query: search_by_title runs: 150
SELECT w.work_id, w.title, w.release_year, w.rating
FROM collection.work AS w
WHERE w.sort_title LIKE '{letter}%'
ORDER BY w.sort_title
LIMIT 20;
-- query: search_by_keyword runs: 100
SELECT w.work_id, w.title, g.name AS genre
FROM collection.work w
JOIN collection.work_genre wg ON wg.work_id = w.work_id AND wg.is_main
JOIN collection.genre g ON g.genre_id = wg.genre_id
WHERE w.keywords @> ARRAY['{keyword}'] AND w.release_year > 1990
ORDER BY w.release_year DESC
LIMIT 24;
-- query: work_page runs: 200
SELECT w.*, s.name AS studio, s.country_code
FROM collection.work w LEFT JOIN collection.studio s USING (studio_id)
WHERE w.work_id = {work};
-- query: work_page_credits runs: 200
SELECT c.role, c.billing, p.full_name
FROM collection.credit c JOIN collection.contributor p USING (contributor_id)
WHERE c.work_id = {work}
ORDER BY c.role, c.billing NULLS LAST;
-- query: where_is_a_copy runs: 150
SELECT b.name, a.shelf_code, count(*) AS copies
FROM lending.available_copy AS a JOIN lending.branch AS b ON b.branch_id = a.branch_id
WHERE a.work_id = {work} AND b.closed_on IS NULL
GROUP BY b.name, a.shelf_code;
-- query: my_loans runs: 150
SELECT * FROM lending.open_loans({member});
-- query: my_invoices runs: 100
SELECT i.invoice_number, i.issued_on, (i.total).amount, coalesce(sum(p.paid), 0) AS paid
FROM finance.invoice i LEFT JOIN finance.payment p USING (invoice_id)
WHERE i.member_id = {member}
GROUP BY i.invoice_id;
-- query: place_reservation runs: 80
INSERT INTO lending.reservation (reservation_id, member_id, work_id, pickup_branch_id, placed_at, expires_at, channel)
SELECT 900000 + {run}, m.member_id, w.work_id, m.home_branch_id, now(), now() + interval '14 days', 'web'
FROM lending.member m, collection.work w
WHERE m.member_id = {member} AND w.work_id = {work};
-- query: cancel_reservation runs: 80
DELETE FROM lending.reservation WHERE reservation_id = 900000 + {run};
-- query: save_interests runs: 60
UPDATE lending.member SET interests = interests WHERE member_id = {member};
-- query: recommendations runs: 25
WITH mine AS (
    SELECT DISTINCT wg.genre_id
    FROM lending.loan l
    JOIN lending.copy c ON c.copy_id = l.copy_id
    JOIN collection.work_genre wg ON wg.work_id = c.work_id
    WHERE l.member_id = {member}
)
SELECT w.title, avg(k.stars) AS stars
FROM mine
JOIN collection.work_genre wg USING (genre_id)
JOIN collection.work w USING (work_id)
JOIN collection.critique k USING (work_id)
GROUP BY w.title
ORDER BY stars DESC, w.title
LIMIT 10;
