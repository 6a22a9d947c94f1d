-- id: sqlite_tools_001
-- dialect: sqlite
-- construct: cte, insert, window
-- reads: reading
-- writes: spike
-- column: reading.sensor -> spike.sensor direct
-- column: reading.val -> spike.delta direct
-- column: reading.sensor -> spike.* window
-- column: reading.at -> spike.* window
-- column: reading.val -> spike.* filter
WITH d AS (
    SELECT sensor, val - lag(val) OVER (PARTITION BY sensor ORDER BY at) AS delta FROM reading
)
INSERT INTO spike (sensor, delta) SELECT sensor, delta FROM d WHERE abs(delta) > 10;
-- end

-- id: sqlite_tools_002
-- dialect: sqlite
-- construct: view, star, join
-- schema: {"tables": {"main.book": ["id", "title", "author_id"], "main.author": ["id", "name"]}}
-- default_schema: main
-- reads: book, author
-- writes: v_book
-- column: book.id -> v_book.id direct
-- column: book.title -> v_book.title direct
-- column: book.author_id -> v_book.author_id direct
-- column: author.name -> v_book.author direct
-- column: book.author_id -> v_book.* join
-- column: author.id -> v_book.* join
CREATE TEMP TABLE IF NOT EXISTS unused (x);
CREATE VIEW IF NOT EXISTS v_book AS SELECT b.*, a.name AS author FROM book b LEFT JOIN author a ON a.id = b.author_id;
-- end

-- id: sqlite_tools_003
-- dialect: sqlite
-- construct: script, ddl, comment
-- a schema; INSERT INTO a SELECT * FROM b
CREATE TABLE a (id INTEGER PRIMARY KEY, v TEXT CHECK (v <> 'select'));
CREATE INDEX a_v ON a (v);
PRAGMA user_version = 3;
VACUUM;
-- end

-- id: sqlite_tools_004
-- dialect: sqlite
-- construct: delete, window, subquery
-- reads: entry
-- writes: entry
-- column: entry.id -> entry.* filter
-- column: entry.mail -> entry.* window
-- column: entry.at -> entry.* window
DELETE FROM entry WHERE id IN (
    SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY mail ORDER BY at) AS rn FROM entry) WHERE rn > 1
);
-- end

-- id: sqlite_tools_005
-- dialect: sqlite
-- construct: union, select
-- reads: red, blue
-- column: red.n -> <result>.n direct
-- column: blue.n -> <result>.n direct
-- column: red.k -> <result>.* filter
SELECT n FROM red WHERE k = 1 INTERSECT SELECT n FROM blue;
-- end

-- id: sqlite_tools_006
-- dialect: sqlite
-- construct: rename
-- reads: thing
-- writes: item
ALTER TABLE thing RENAME TO item;
-- end

-- id: sqlite_tools_007
-- dialect: sqlite
-- construct: insert, script
-- writes: aux.backup
-- reads: main.note
-- column: main.note.id -> aux.backup.id direct
-- column: main.note.body -> aux.backup.body direct
ATTACH DATABASE 'backup.db' AS aux;
INSERT INTO aux.backup (id, body) SELECT id, body FROM main.note;
DETACH DATABASE aux;
-- end

-- id: sqlite_tools_008
-- dialect: sqlite
-- construct: quoted_name, update
-- writes: Order
-- column: Order.Net -> Order.Gross direct
-- column: Order.state -> Order.* filter
UPDATE "Order" SET "Gross" = "Net" * 1.19 WHERE state = 'new';
-- end

-- id: sqlite_tools_009
-- dialect: sqlite
-- construct: json, aggregate, ctas
-- reads: pack
-- writes: pack_json
-- column: pack.grp -> pack_json.grp direct
-- column: pack.name -> pack_json.doc direct
-- column: pack.qty -> pack_json.doc direct
-- column: pack.grp -> pack_json.* group
CREATE TABLE pack_json AS
SELECT grp, json_group_array(json_object('name', name, 'qty', qty)) AS doc FROM pack GROUP BY grp;
-- end

-- id: sqlite_tools_010
-- dialect: sqlite
-- construct: correlated, select
-- reads: post, reply
-- column: post.id -> <result>.id direct
-- column: reply.id -> <result>.replies direct
-- column: reply.post_id -> <result>.* filter
-- column: post.id -> <result>.* filter
-- column: reply.id -> <result>.* sort
SELECT p.id, (SELECT count(r.id) FROM reply r WHERE r.post_id = p.id) AS replies FROM post p ORDER BY replies DESC;
-- end
