-- id: sqlite_app_001
-- dialect: sqlite
-- construct: insert, select
-- reads: feed_items, feeds
-- writes: unread
-- column: feed_items.id -> unread.item_id direct
-- column: feeds.title -> unread.feed direct
-- column: feed_items.feed_id -> unread.* join
-- column: feeds.id -> unread.* join
-- column: feed_items.read_at -> unread.* filter
INSERT OR IGNORE INTO unread (item_id, feed)
SELECT i.id, f.title FROM feed_items i JOIN feeds f ON f.id = i.feed_id
WHERE i.read_at IS NULL;
-- end

-- id: sqlite_app_002
-- dialect: sqlite
-- construct: insert, update
-- reads: import_rows
-- writes: words
-- column: import_rows.word -> words.word direct
-- column: import_rows.n -> words.n direct
-- column: words.n -> words.n direct
-- column: import_rows.n -> words.* filter
-- column: words.n -> words.* filter
INSERT INTO words (word, n) SELECT word, n FROM import_rows WHERE true
ON CONFLICT (word) DO UPDATE SET n = words.n + excluded.n WHERE excluded.n > words.n;
-- end

-- id: sqlite_app_003
-- dialect: sqlite
-- construct: rename, script
-- reads: notes
-- writes: notes
-- column: notes.id -> notes.id direct
-- column: notes.body -> notes.body direct
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE notes_new (id INTEGER PRIMARY KEY, body TEXT NOT NULL DEFAULT '');
INSERT INTO notes_new (id, body) SELECT id, coalesce(body, '') FROM notes;
DROP TABLE notes;
ALTER TABLE notes_new RENAME TO notes;
COMMIT;
-- end

-- id: sqlite_app_004
-- dialect: sqlite
-- construct: temp_table, script
-- reads: visits
-- writes: top_pages
-- column: visits.url -> top_pages.url direct
-- column: visits.url -> top_pages.* group
CREATE TEMP TABLE counted AS SELECT url, count(*) AS n FROM visits GROUP BY url;
CREATE TABLE top_pages AS SELECT url, n FROM temp.counted ORDER BY n DESC LIMIT 20;
-- end

-- id: sqlite_app_005
-- dialect: sqlite
-- construct: recursive_cte
-- reads: folder
-- column: folder.id -> <result>.id direct
-- column: folder.name -> <result>.path direct
-- column: folder.parent_id -> <result>.* filter
-- column: folder.parent_id -> <result>.* join
-- column: folder.id -> <result>.* join
-- column: folder.name -> <result>.* sort
WITH RECURSIVE t(id, path) AS (
    SELECT id, name FROM folder WHERE parent_id IS NULL
    UNION ALL
    SELECT f.id, t.path || '/' || f.name FROM folder f JOIN t ON f.parent_id = t.id
)
SELECT id, path FROM t ORDER BY path;
-- end

-- id: sqlite_app_006
-- dialect: sqlite
-- construct: quoted_name, view
-- reads: Track List
-- writes: v_track
-- column: Track List.Length (s) -> v_track.minutes direct
-- column: Track List.title -> v_track.title direct
-- column: Track List.group -> v_track.* filter
CREATE VIEW v_track AS
SELECT "Length (s)" / 60.0 AS minutes, [title] FROM [Track List] WHERE `group` = 1;
-- end

-- id: sqlite_app_007
-- dialect: sqlite
-- construct: json, lateral
-- reads: request
-- column: request.id -> <result>.id direct
-- column: request.body -> <result>.tag direct
-- column: request.body -> <result>.lang direct
-- column: request.body -> <result>.* filter
SELECT r.id, j.value AS tag, r.body ->> '$.lang' AS lang
FROM request r, json_each(r.body, '$.tags') j
WHERE j.value <> '';
-- end

-- id: sqlite_app_008
-- dialect: sqlite
-- construct: update, join
-- reads: rates
-- writes: quotes
-- column: quotes.net -> quotes.gross direct
-- column: rates.vat -> quotes.gross direct
-- column: quotes.country -> quotes.* filter
-- column: rates.country -> quotes.* filter
UPDATE quotes SET gross = net * (1 + rates.vat) FROM rates WHERE rates.country = quotes.country;
-- end

-- id: sqlite_app_009
-- dialect: sqlite
-- construct: delete, correlated
-- reads: member
-- writes: badge
-- column: member.id -> badge.* filter
-- column: badge.member_id -> badge.* filter
-- column: member.active -> badge.* filter
DELETE FROM badge WHERE NOT EXISTS (
    SELECT 1 FROM member m WHERE m.id = badge.member_id AND m.active = 1
);
-- end

-- id: sqlite_app_010
-- dialect: sqlite
-- construct: aggregate, select
-- reads: expense
-- column: expense.category -> <result>.category direct
-- column: expense.eur -> <result>.eur direct
-- column: expense.note -> <result>.notes direct
-- column: expense.private -> <result>.* filter
-- column: expense.category -> <result>.* group
-- column: expense.eur -> <result>.* filter
SELECT category, total(eur) FILTER (WHERE private = 0) AS eur, group_concat(note, '; ') AS notes
FROM expense GROUP BY category HAVING total(eur) > 10;
-- end

-- id: sqlite_app_011
-- dialect: sqlite
-- construct: select, window
-- reads: weight
-- column: weight.day -> <result>.day direct
-- column: weight.kg -> <result>.avg7 direct
-- column: weight.day -> <result>.* window
SELECT day, avg(kg) OVER w AS avg7 FROM weight WINDOW w AS (ORDER BY day ROWS 6 PRECEDING);
-- end

-- id: sqlite_app_012
-- dialect: sqlite
-- construct: union, ctas
-- reads: a.log, b.log
-- writes: merged
-- column: a.log.at -> merged.at direct
-- column: b.log.ts -> merged.at direct
-- column: a.log.msg -> merged.msg direct
-- column: b.log.text -> merged.msg direct
-- column: a.log.at -> merged.* sort
-- column: b.log.ts -> merged.* sort
CREATE TABLE merged AS
SELECT at, msg FROM a.log UNION SELECT ts, text FROM b.log ORDER BY 1;
-- end

-- id: sqlite_app_013
-- dialect: sqlite
-- construct: star, using_join
-- schema: {"tables": {"main.album": ["album_id", "title"], "main.track": ["track_id", "album_id", "sec"]}}
-- default_schema: main
-- reads: album, track
-- column: album.album_id -> <result>.album_id direct
-- column: album.title -> <result>.title direct
-- column: track.track_id -> <result>.track_id direct
-- column: track.sec -> <result>.sec direct
-- column: album.album_id -> <result>.* join
-- column: track.album_id -> <result>.* join
SELECT * FROM album NATURAL JOIN track;
-- end

-- id: sqlite_app_014
-- dialect: sqlite
-- construct: broken, script
-- reads: x
-- writes: y
-- column: x.a -> y.a direct
-- dropped: 1
INSERT INTO y (a) SELECT a FROM x;
SELEC a FRM x WERE;
-- end

-- id: sqlite_app_015
-- dialect: sqlite
-- construct: update, correlated
-- reads: game
-- writes: player
-- column: game.points -> player.best direct
-- column: game.player_id -> player.* filter
-- column: player.id -> player.* filter
UPDATE player SET best = (SELECT max(g.points) FROM game g WHERE g.player_id = player.id);
-- end
