-- id: mysql_outer_name_unknown_001
-- dialect: mysql
-- construct: insert, correlated, subquery
-- kind: outer_name_unknown
-- reads: game.result, game.player
-- writes: game.score
-- column: game.result.player_no -> game.score.player_no direct
-- column: game.player.joined_on -> game.score.joined_on direct
-- column: game.player.id -> game.score.* filter
-- column: game.result.player_no -> game.score.* filter
INSERT INTO game.score (player_no, joined_on)
SELECT player_no, (SELECT joined_on FROM game.player p WHERE p.id = player_no) FROM game.result;
-- end
