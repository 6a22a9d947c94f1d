-- id: tsql_graph_match_001
-- dialect: tsql
-- construct: select, join
-- kind: graph_match
-- reads: person, likes, city
-- column: person.name -> <result>.name direct
-- column: city.x -> <result>.* filter
SELECT p.name FROM person p, likes l, city c WHERE MATCH (p-(l)->c) AND c.x = 1;
-- end

-- id: tsql_graph_match_002
-- dialect: tsql
-- construct: insert, select
-- kind: graph_match
-- reads: dbo.person, dbo.friend
-- writes: dbo.pair
-- column: dbo.person.name -> dbo.pair.a direct
-- column: dbo.person.name -> dbo.pair.b direct
INSERT INTO dbo.pair (a, b)
SELECT p1.name, p2.name FROM dbo.person AS p1, dbo.friend AS f1, dbo.friend AS f2, dbo.person AS p2
WHERE MATCH (p1-(f1)->p2 AND p2-(f2)->p1);
-- end

-- id: tsql_graph_match_003
-- dialect: tsql
-- construct: select, aggregate
-- kind: graph_match
-- reads: dbo.emp, dbo.reports
-- column: dbo.emp.name -> <result>.boss direct
-- column: dbo.emp.id -> <result>.n direct
-- column: dbo.emp.name -> <result>.* group
SELECT b.name AS boss, COUNT(e.id) AS n FROM dbo.emp b, dbo.reports r, dbo.emp e WHERE MATCH (b<-(r)-e) GROUP BY b.name;
-- end

-- id: tsql_graph_match_004
-- dialect: tsql
-- construct: merge
-- kind: graph_match
-- reads: stage.score, dbo.person, dbo.city
-- writes: dbo.likes
-- column: stage.score.rating -> dbo.likes.rating direct
MERGE dbo.likes USING ((SELECT rating, pid, cid FROM stage.score) AS s JOIN dbo.person p ON 1 = 1 JOIN dbo.city c ON 1 = 1)
ON MATCH (p-(likes)->c)
WHEN MATCHED THEN UPDATE SET rating = s.rating;
-- end

-- id: tsql_graph_match_005
-- dialect: tsql
-- construct: delete, update
-- kind: graph_match
-- reads: dbo.person
-- writes: dbo.friend
-- column: dbo.person.name -> dbo.friend.* filter
DELETE f FROM dbo.person p1, dbo.friend f, dbo.person p2 WHERE MATCH (p1-(f)->p2) AND p1.name = 'x';
-- end
