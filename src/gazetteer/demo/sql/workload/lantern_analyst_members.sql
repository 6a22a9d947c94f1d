-- query: joined_by_year runs: 60
SELECT extract(year FROM joined_on) AS year, tier_code, count(*) FROM lending.member GROUP BY 1, 2 ORDER BY 1, 2;
-- query: members_of_branch runs: 60
SELECT m.member_number, a.loans, a.last_lent_at
FROM lending.member m LEFT JOIN insight.member_activity a USING (member_id)
WHERE m.home_branch_id = {branch}
ORDER BY a.loans DESC NULLS LAST
LIMIT 100;
-- query: newsletter_readers runs: 60
SELECT count(*) FILTER (WHERE contact_preferences ->> 'newsletter' = 'true') AS readers, count(*) AS members
FROM lending.member
WHERE tier_code = '{tier}';
-- query: genres_of_tier runs: 12
SELECT g.name, count(*) AS loans, rank() OVER (ORDER BY count(*) DESC) AS place
FROM lending.loan l
JOIN lending.member m USING (member_id)
JOIN lending.copy c USING (copy_id)
JOIN collection.work_genre wg ON wg.work_id = c.work_id AND wg.is_main
JOIN collection.genre g USING (genre_id)
WHERE m.tier_code = '{tier}'
GROUP BY g.name;
-- query: all_loans_of_member runs: 120
SELECT loan_id, lent_at FROM lending.loan WHERE member_id = {member}
UNION ALL
SELECT loan_id, lent_at FROM lending.loan_archive WHERE member_id = {member}
ORDER BY lent_at;
-- query: never_lent runs: 15
SELECT m.tier_code, count(*)
FROM lending.member m
WHERE NOT EXISTS (SELECT FROM lending.loan l WHERE l.member_id = m.member_id)
    AND m.member_id NOT IN (SELECT member_id FROM lending.loan_archive)
GROUP BY m.tier_code;
-- query: drop_loyal_members runs: 4
DROP TABLE IF EXISTS insight.loyal_member;
-- query: loyal_members runs: 4
CREATE TABLE insight.loyal_member AS
WITH paid AS (
    SELECT i.member_id, sum(p.paid) AS paid
    FROM finance.invoice i JOIN finance.payment p USING (invoice_id)
    GROUP BY i.member_id
)
SELECT m.member_id, m.email, m.home_branch_id, a.loans, paid.paid
FROM lending.member m
JOIN insight.member_activity a USING (member_id)
LEFT JOIN paid USING (member_id)
WHERE a.loans >= 8;
-- query: share_loyal_members runs: 4
GRANT SELECT ON insight.loyal_member TO lantern_harvester, lantern_webshop;
-- query: loyal_members_by_branch runs: 60
SELECT b.name, count(*) AS members, avg(y.paid) AS paid
FROM insight.loyal_member y JOIN lending.branch b ON b.branch_id = y.home_branch_id
GROUP BY b.name
ORDER BY members DESC;
-- query: family_of_genres runs: 30
WITH RECURSIVE family AS (
    SELECT genre_id, name, 0 AS depth FROM collection.genre WHERE parent_genre_id IS NULL
    UNION ALL
    SELECT g.genre_id, g.name, f.depth + 1 FROM collection.genre g JOIN family f ON g.parent_genre_id = f.genre_id
)
SELECT f.depth, f.name, count(wg.work_id) AS works
FROM family f LEFT JOIN collection.work_genre wg USING (genre_id)
GROUP BY f.depth, f.name;
