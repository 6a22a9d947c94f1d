-- id: sqlite_sources_001
-- dialect: sqlite
-- construct: select, join, subquery, aggregate
-- kind: natural_join
-- reads: member, payment
-- column: member.name -> <result>.name direct
-- column: payment.eur -> <result>.total direct
-- column: member.member_id -> <result>.* join
-- column: payment.member_id -> <result>.* join
-- column: payment.member_id -> <result>.* group
-- column: payment.eur -> <result>.* sort
SELECT p.name, q.total
FROM (SELECT member_id, name FROM member) AS p
NATURAL JOIN (SELECT member_id, sum(eur) AS total FROM payment GROUP BY member_id) AS q
ORDER BY q.total DESC;
-- end
