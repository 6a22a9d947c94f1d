-- id: duckdb_analysis_001
-- dialect: duckdb
-- construct: cte, window, select
-- reads: session
-- column: session.user_id -> <result>.user_id direct
-- column: session.started -> <result>.gap direct
-- column: session.user_id -> <result>.* window
-- column: session.started -> <result>.* window
-- column: session.started -> <result>.* filter
WITH s AS (
    SELECT user_id, started - lag(started) OVER (PARTITION BY user_id ORDER BY started) AS gap FROM session
)
SELECT user_id, gap FROM s WHERE gap > INTERVAL 1 DAY;
-- end

-- id: duckdb_analysis_002
-- dialect: duckdb
-- construct: insert, update
-- reads: incoming
-- writes: kv
-- column: incoming.k -> kv.k direct
-- column: incoming.v -> kv.v direct
INSERT OR REPLACE INTO kv (k, v) SELECT k, v FROM incoming;
-- end

-- id: duckdb_analysis_003
-- dialect: duckdb
-- construct: merge
-- reads: delta
-- writes: base
-- column: delta.id -> base.id direct
-- column: delta.val -> base.val direct
-- column: base.id -> base.* join
-- column: delta.id -> base.* join
MERGE INTO base USING delta ON base.id = delta.id
WHEN MATCHED THEN UPDATE SET val = delta.val
WHEN NOT MATCHED THEN INSERT (id, val) VALUES (delta.id, delta.val);
-- end

-- id: duckdb_analysis_004
-- dialect: duckdb
-- construct: select, script, view
-- reads: pg.public.film, pg.public.actor
-- writes: local_film
-- column: pg.public.film.title -> local_film.title direct
-- column: pg.public.actor.name -> local_film.star direct
-- column: pg.public.film.star_id -> local_film.* join
-- column: pg.public.actor.id -> local_film.* join
INSTALL postgres;
LOAD postgres;
ATTACH 'dbname=films' AS pg (TYPE postgres, READ_ONLY);
CREATE VIEW local_film AS
SELECT f.title, a.name AS star FROM pg.public.film f JOIN pg.public.actor a ON a.id = f.star_id;
-- end

-- id: duckdb_analysis_005
-- dialect: duckdb
-- construct: delete, join
-- reads: gone
-- writes: member
-- column: member.id -> member.* filter
-- column: gone.id -> member.* filter
DELETE FROM member USING gone WHERE member.id = gone.id;
-- end

-- id: duckdb_analysis_006
-- dialect: duckdb
-- construct: lateral, correlated
-- reads: shop, sale
-- column: shop.name -> <result>.name direct
-- column: sale.eur -> <result>.best direct
-- column: sale.shop_id -> <result>.* filter
-- column: shop.id -> <result>.* filter
SELECT s.name, t.best FROM shop s, LATERAL (SELECT max(eur) AS best FROM sale WHERE sale.shop_id = s.id) t;
-- end

-- id: duckdb_analysis_007
-- dialect: duckdb
-- construct: recursive_cte
-- reads: edge
-- column: edge.a -> <result>.node direct
-- column: edge.b -> <result>.node direct
-- column: edge.a -> <result>.* filter
-- column: edge.a -> <result>.* join
-- column: edge.b -> <result>.* join
WITH RECURSIVE walk(node) AS (
    SELECT a FROM edge WHERE a = 1
    UNION
    SELECT e.b FROM edge e JOIN walk w ON e.a = w.node
)
SELECT node FROM walk;
-- end

-- id: duckdb_analysis_008
-- dialect: duckdb
-- construct: select, star
-- schema: {"tables": {"m.reading": ["t", "temp_in", "temp_out", "hum"]}}
-- reads: m.reading
-- column: m.reading.t -> <result>.t direct
-- column: m.reading.temp_in -> <result>.temp_in direct
-- column: m.reading.temp_out -> <result>.temp_out direct
-- column: m.reading.hum -> <result>.* filter
SELECT t, COLUMNS('temp_.*') FROM m.reading WHERE hum < 90;
-- end

-- id: duckdb_analysis_009
-- dialect: duckdb
-- construct: union, star
-- schema: {"tables": {"y.a": ["id", "x"], "y.b": ["x", "id"]}}
-- reads: y.a, y.b
-- column: y.a.id -> <result>.id direct
-- column: y.b.id -> <result>.id direct
-- column: y.a.x -> <result>.x direct
-- column: y.b.x -> <result>.x direct
SELECT * FROM y.a UNION ALL BY NAME SELECT * FROM y.b;
-- end

-- id: duckdb_analysis_010
-- dialect: duckdb
-- construct: aggregate, select
-- reads: bid
-- column: bid.item -> <result>.item direct
-- column: bid.bidder -> <result>.winner direct
-- column: bid.eur -> <result>.* sort
-- column: bid.eur -> <result>.eur direct
-- column: bid.item -> <result>.* group
-- column: bid.valid -> <result>.* filter
SELECT item, arg_max(bidder, eur) AS winner, max(eur) FILTER (valid) AS eur FROM bid GROUP BY item;
-- end

-- id: duckdb_analysis_011
-- dialect: duckdb
-- construct: copy, unload, script
-- reads: a.t
COPY a.t TO 's3://bucket/t' (FORMAT parquet, PARTITION_BY (year, month));
EXPORT DATABASE 'backup';
-- end

-- id: duckdb_analysis_012
-- dialect: duckdb
-- construct: struct, json, ctas
-- reads: raw_doc
-- writes: doc
-- column: raw_doc.j -> doc.title direct
-- column: raw_doc.j -> doc.pages direct
-- column: raw_doc.meta -> doc.author direct
CREATE TABLE doc AS
SELECT j->>'title' AS title, CAST(json_extract(j, '$.pages') AS INT) AS pages, meta['author'] AS author FROM raw_doc;
-- end

-- id: duckdb_analysis_013
-- dialect: duckdb
-- construct: broken, script
-- reads: s
-- writes: t
-- column: s.v -> t.v direct
-- dropped: 1
CREATE TABLE t AS SELECT v FROM s;
PIVOT ON USING GROUP;
-- end

-- id: duckdb_analysis_014
-- dialect: duckdb
-- construct: variable, script
-- reads: ops.run, ev
-- writes: out
-- column: ev.id -> out.id direct
-- column: ev.at -> out.* filter
-- column: ops.run.last_at -> out.* filter
SET VARIABLE since = (SELECT max(last_at) FROM ops.run);
INSERT INTO out (id) SELECT id FROM ev WHERE at > getvariable('since');
-- end
