-- id: sqlite_names_001
-- dialect: sqlite
-- construct: script, temp_table, join
-- kind: schema_called_temp
-- reads: loan, reader
-- writes: live.reminder
-- column: loan.loan_id -> live.reminder.loan_id direct
-- column: reader.mail -> live.reminder.mail direct
-- column: reader.reader_id -> live.reminder.* join
-- column: loan.reader_id -> live.reminder.* join
-- column: loan.due_on -> live.reminder.* filter
ATTACH DATABASE 'branch.db' AS live;
CREATE TABLE temp.overdue AS
SELECT l.loan_id, l.reader_id FROM loan l WHERE l.due_on < date('now');
INSERT INTO live.reminder (loan_id, mail)
SELECT o.loan_id, r.mail
FROM temp.overdue o JOIN reader r ON r.reader_id = o.reader_id;
DROP TABLE temp.overdue;
-- end

-- id: sqlite_names_002
-- dialect: sqlite
-- construct: insert, update
-- kind: numbered_parameter
-- writes: page_visit
-- column: page_visit.hits -> page_visit.hits direct
-- column: page_visit.locked -> page_visit.* filter
INSERT INTO page_visit (page, hits) VALUES (?1, ?2)
ON CONFLICT (page) DO UPDATE SET hits = hits + ?2, last_by = ?3
WHERE page_visit.locked < ?4;
-- end

-- id: sqlite_names_003
-- dialect: sqlite
-- construct: insert, cte, subquery
-- kind: numbered_parameter
-- reads: recipe, menu
-- writes: menu
-- column: recipe.recipe_id -> menu.recipe_id direct
-- column: recipe.title -> menu.title direct
-- column: recipe.minutes -> menu.* filter
-- column: recipe.title -> menu.* filter
-- column: recipe.recipe_id -> menu.* filter
-- column: menu.recipe_id -> menu.* filter
-- column: menu.day -> menu.* filter
-- column: recipe.title -> menu.* sort
WITH quick AS (
  SELECT r.recipe_id, r.title FROM recipe r WHERE r.minutes<=?1 AND r.title LIKE '%'||?2||'%'
)
INSERT INTO menu (recipe_id, title, day)
SELECT q.recipe_id, q.title, ?3 FROM quick q
WHERE q.recipe_id NOT IN (SELECT m.recipe_id FROM menu m WHERE m.day BETWEEN ?4 AND ?5)
ORDER BY q.title LIMIT ?6;
-- end

-- id: sqlite_names_004
-- dialect: sqlite
-- construct: script, subquery, broken
-- kind: unknown_qualifier
-- reads: game
-- writes: best
-- column: game.player_id -> best.player_id direct
-- column: game.points -> best.points direct
-- column: game.player_id -> best.* group
-- dropped: 1
INSERT INTO best (player_id, points)
SELECT g.player_id, max(g.points) FROM game g GROUP BY g.player_id;
INSERT INTO best (player_id, points)
SELECT g.player_id, x.points
FROM game g JOIN (SELECT h.points FROM game h WHERE h.player_id = g.player_id) x ON x.points > g.points;
-- end
