-- id: postgres_function_name_beside_star_001
-- dialect: postgres
-- construct: select,star,subquery
-- kind: function_name_beside_star
-- reads: play.score
-- writes: play.ranked
-- column: play.score.player -> play.ranked.player direct
-- column: play.score.points -> play.ranked.* window
INSERT INTO play.ranked (player, place)
SELECT r.player, r.rank FROM (SELECT *, rank() OVER (ORDER BY points DESC) FROM play.score) r;
-- end

-- id: postgres_function_name_beside_star_002
-- dialect: postgres
-- construct: select,star,subquery,update
-- kind: function_name_beside_star
-- reads: play.score
-- writes: play.score
-- column: play.score.points -> play.score.* window
-- column: play.score.id -> play.score.* filter
UPDATE play.score SET place = x.dense_rank
FROM (SELECT s.*, dense_rank() OVER (ORDER BY s.points) FROM play.score s) x WHERE x.id = play.score.id;
-- end

-- id: postgres_function_name_beside_star_003
-- dialect: postgres
-- construct: select,star,cte
-- kind: function_name_beside_star
-- reads: log
-- writes: kept
-- column: log.id -> kept.id direct
WITH l AS (SELECT *, now() FROM log)
INSERT INTO kept (id, taken) SELECT id, now FROM l;
-- end

-- id: postgres_function_name_beside_star_004
-- dialect: postgres
-- construct: select,star,subquery
-- kind: function_name_beside_star
-- reads: log
-- column: log.at -> <result>.* window
-- column: log.size -> <result>.* window
SELECT q.cume_dist, q.ntile, q.percent_rank
FROM (SELECT *, ntile(4) OVER (ORDER BY at), cume_dist() OVER (ORDER BY at), percent_rank() OVER (ORDER BY size) FROM log) q;
-- end
