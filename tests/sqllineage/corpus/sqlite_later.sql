-- id: sqlite_later_001
-- dialect: sqlite
-- construct: insert, select
-- reads: import_tag
-- writes: tag
-- column: import_tag.name -> tag.name direct
-- column: import_tag.n -> tag.n direct
-- column: tag.n -> tag.n direct
-- column: import_tag.active -> tag.* filter
INSERT INTO tag AS t (name, n)
SELECT lower(name), n FROM import_tag WHERE active
ON CONFLICT (name) DO UPDATE SET n = t.n + excluded.n
ON CONFLICT DO NOTHING;
-- end

-- id: sqlite_later_002
-- dialect: sqlite
-- construct: script, rename
-- reads: track
-- writes: track
-- column: track.track_id -> track.track_id direct
-- column: track.name -> track.name direct
-- column: track.ms -> track.secs direct
PRAGMA foreign_keys=OFF;
BEGIN IMMEDIATE;
CREATE TABLE track_new (track_id INTEGER PRIMARY KEY, name TEXT NOT NULL, secs REAL);
INSERT INTO track_new SELECT track_id, name, ms / 1000.0 FROM track;
DROP TABLE track;
ALTER TABLE track_new RENAME TO track;
COMMIT;
PRAGMA foreign_keys=ON;
VACUUM;
-- end

-- id: sqlite_later_003
-- dialect: sqlite
-- construct: trigger, view
-- reads: v_note
-- writes: note
-- column: v_note.body -> note.body direct
-- column: note.body -> note.body direct
-- column: note.id -> note.* filter
-- column: v_note.id -> note.* filter
CREATE TRIGGER v_note_u INSTEAD OF UPDATE OF body ON v_note
WHEN NEW.body IS NOT NULL
BEGIN
  UPDATE note SET body = coalesce(NEW.body, body) WHERE id = OLD.id;
END;
-- end

-- id: sqlite_later_004
-- dialect: sqlite
-- construct: recursive_cte, insert
-- writes: cal
WITH RECURSIVE d(x) AS (VALUES('2024-01-01') UNION ALL SELECT date(x, '+1 day') FROM d WHERE x < '2024-12-31')
INSERT OR IGNORE INTO cal (day) SELECT x FROM d;
-- end

-- id: sqlite_later_005
-- dialect: sqlite
-- construct: json, unnest, view
-- reads: doc
-- writes: v_tag
-- column: doc.id -> v_tag.id direct
-- column: doc.json -> v_tag.tag direct
-- column: doc.json -> v_tag.* filter
CREATE TEMP TABLE IF NOT EXISTS seen (id INTEGER PRIMARY KEY) WITHOUT ROWID;
CREATE VIEW v_tag AS
SELECT d.id, j.value AS tag FROM doc AS d, json_each(d.json, '$.tags') AS j WHERE j.type = 'text';
-- end

-- id: sqlite_later_006
-- dialect: sqlite
-- construct: update, join
-- reads: price_new, cur
-- writes: price
-- column: price_new.eur -> price.eur direct
-- column: cur.rate -> price.eur direct
-- column: price.sku -> price.* filter
-- column: price_new.sku -> price.* filter
-- column: price_new.cur -> price.* filter
-- column: cur.code -> price.* filter
UPDATE price SET eur = n.eur * c.rate, at = datetime('now')
FROM price_new AS n, cur AS c
WHERE price.sku = n.sku AND c.code = n.cur;
-- end

-- id: sqlite_later_007
-- dialect: sqlite
-- construct: select, window, aggregate
-- reads: run
-- column: run.team -> <result>.team direct
-- column: run.secs -> <result>.best direct
-- column: run.name -> <result>.names direct
-- column: run.ok -> <result>.* filter
-- column: run.team -> <result>.* group
-- column: run.secs -> <result>.* sort
-- column: run.name -> <result>.* sort
SELECT team, min(secs) FILTER (WHERE ok) AS best, group_concat(name, '; ' ORDER BY secs) AS names
FROM run GROUP BY team ORDER BY name LIMIT 3;
-- end

-- id: sqlite_later_008
-- dialect: sqlite
-- construct: script, temp_table, quoted_name
-- reads: Album, Track List
-- writes: top
-- column: Album.Title -> top.title direct
-- column: Album.AlbumId -> top.* join
-- column: Track List.Album Id -> top.* join
-- column: Track List.Rating -> top.* filter
ATTACH DATABASE 'old.db' AS old;
CREATE TEMP TABLE good AS
SELECT a."Title" FROM "Album" a JOIN [Track List] t ON a."AlbumId" = t.[Album Id] WHERE t."Rating" > 3;
INSERT INTO top (title) SELECT "Title" FROM temp.good;
-- end

-- id: sqlite_later_009
-- dialect: sqlite
-- construct: ctas, union
-- reads: a, b
-- writes: main.c
-- column: a.x -> main.c.x direct
-- column: b.y -> main.c.* filter
CREATE TABLE main.c AS SELECT x FROM a EXCEPT SELECT y FROM b;
-- end
