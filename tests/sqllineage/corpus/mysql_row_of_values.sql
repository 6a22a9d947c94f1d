-- id: mysql_row_of_values_001
-- dialect: mysql
-- construct: insert, subquery
-- kind: row_of_values
-- reads: app.measure
-- writes: app.extreme
-- column: app.measure.height -> app.extreme.* direct
INSERT INTO app.extreme VALUES ROW(1, (SELECT MAX(height) FROM app.measure));
-- end

-- id: mysql_row_of_values_002
-- dialect: mysql
-- construct: insert, subquery
-- kind: row_of_values
-- reads: app.league
-- writes: app.table_top
-- column: app.league.points -> app.table_top.best direct
-- column: app.league.team -> app.table_top.named direct
INSERT INTO app.table_top (best, named)
VALUES ROW((SELECT MAX(points) FROM app.league), 'first'), ROW(0, (SELECT MIN(team) FROM app.league));
-- end

-- id: mysql_row_of_values_003
-- dialect: mysql
-- construct: insert, subquery
-- kind: row_of_values
-- reads: app.coin, app.note
-- writes: app.cash
-- column: app.coin.amount -> app.cash.* direct
-- column: app.note.amount -> app.cash.* direct
REPLACE INTO app.cash VALUES ROW((SELECT SUM(amount) FROM app.coin), 'coins'), ROW((SELECT SUM(amount) FROM app.note), 'notes');
-- end

-- id: mysql_row_of_values_004
-- dialect: mysql
-- construct: insert, subquery
-- kind: row_of_values
-- schema: {"tables": {"app.peak": ["peak_no", "height"]}}
-- reads: app.hill
-- writes: app.peak
-- column: app.hill.metres -> app.peak.height direct
INSERT INTO app.peak VALUES ROW(7, (SELECT MAX(metres) FROM app.hill));
-- end

-- id: mysql_row_of_values_005
-- dialect: mysql
-- construct: insert, subquery
-- kind: row_of_values
-- reads: app.guess
-- writes: app.score
-- column: app.guess.points -> app.score.* direct
-- column: app.guess.points -> app.score.total direct
INSERT INTO app.score VALUES ROW(3, (SELECT SUM(points) FROM app.guess)) AS n(player, total)
ON DUPLICATE KEY UPDATE total = n.total;
-- end
