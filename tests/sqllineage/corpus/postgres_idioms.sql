-- id: postgres_idioms_001
-- dialect: postgres
-- construct: update, correlated
-- reads: imp.geo
-- writes: core.place
-- column: imp.geo.lat -> core.place.lat direct
-- column: imp.geo.lon -> core.place.lon direct
-- column: imp.geo.place_id -> core.place.* filter
-- column: core.place.id -> core.place.* filter
-- column: core.place.lat -> core.place.* filter
UPDATE core.place p
SET (lat, lon) = (SELECT g.lat, g.lon FROM imp.geo g WHERE g.place_id = p.id)
WHERE p.lat IS NULL;
-- end

-- id: postgres_idioms_002
-- dialect: postgres
-- construct: select, window
-- reads: md.bar
-- column: md.bar.sym -> <result>.sym direct
-- column: md.bar.c -> <result>.ma direct
-- column: md.bar.v -> <result>.cum direct
-- column: md.bar.sym -> <result>.* window
-- column: md.bar.t -> <result>.* window
SELECT sym,
       avg(c) OVER (w ROWS 4 PRECEDING) AS ma,
       sum(v) OVER w2 AS cum
FROM md.bar
WINDOW w AS (PARTITION BY sym ORDER BY t), w2 AS (PARTITION BY sym ORDER BY t RANGE UNBOUNDED PRECEDING);
-- end

-- id: postgres_idioms_003
-- dialect: postgres
-- construct: struct, select
-- reads: crm.org
-- column: crm.org.address -> <result>.city direct
-- column: crm.org.phones -> <result>.first_phone direct
-- column: crm.org.founded -> <result>.founded_local direct
-- column: crm.org.tz -> <result>.founded_local direct
SELECT (o.address).city AS city,
       o.phones[1] AS first_phone,
       o.founded AT TIME ZONE o.tz AS founded_local
FROM crm.org o;
-- end

-- id: postgres_idioms_004
-- dialect: postgres
-- construct: copy, script
-- reads: stage.town
-- writes: stage.town, core.town
-- column: stage.town.id -> core.town.id direct
-- column: stage.town.name -> core.town.name direct
COPY stage.town (id, name) FROM stdin;
1	Aachen
2	select * from nowhere;
3	O'Fallon
\.

INSERT INTO core.town (id, name) SELECT id, name FROM stage.town;
-- end

-- id: postgres_idioms_005
-- dialect: postgres
-- construct: rename
-- reads: build.kpi
-- writes: mart.kpi
ALTER TABLE build.kpi SET SCHEMA mart;
-- end

-- id: postgres_idioms_006
-- dialect: postgres
-- construct: subquery, aggregate
-- reads: blog.post, blog.tag
-- column: blog.post.title -> <result>.title direct
-- column: blog.tag.name -> <result>.tags direct
-- column: blog.tag.post_id -> <result>.* filter
-- column: blog.post.id -> <result>.* filter
-- column: blog.tag.name -> <result>.* sort
SELECT p.title, ARRAY(SELECT t.name FROM blog.tag t WHERE t.post_id = p.id ORDER BY t.name) AS tags
FROM blog.post p;
-- end

-- id: postgres_idioms_007
-- dialect: postgres
-- construct: select, correlated
-- reads: shop.item, shop.hit, shop.vip
-- column: shop.item.id -> <result>.id direct
-- column: shop.hit.item_id -> <result>.* filter
-- column: shop.item.id -> <result>.* filter
-- column: shop.item.price -> <result>.price direct
-- column: shop.item.sale_price -> <result>.price direct
-- column: shop.vip.item_id -> <result>.* filter
SELECT i.id,
       CASE WHEN EXISTS (SELECT FROM shop.hit h WHERE h.item_id = i.id) THEN i.sale_price ELSE i.price END AS price
FROM shop.item i
WHERE i.id = ANY (SELECT v.item_id FROM shop.vip v);
-- end

-- id: postgres_idioms_008
-- dialect: postgres
-- construct: select
-- reads: log.line
-- column: log.line.started -> <result>.secs direct
-- column: log.line.ended -> <result>.secs direct
-- column: log.line.msg -> <result>.head direct
-- column: log.line.msg -> <result>.host direct
-- column: log.line.day -> <result>.month direct
-- column: log.line.msg -> <result>.* filter
SELECT extract(epoch FROM ended - started) AS secs,
       substring(msg FROM 1 FOR 10) AS head,
       trim(both ' ' from split_part(msg, '|', 2)) AS host,
       date_trunc('month', day) AS month
FROM log.line
WHERE position('error' IN msg) > 0;
-- end

-- id: postgres_idioms_009
-- dialect: postgres
-- construct: insert, variable, function
-- reads: app.draft
-- writes: app.doc, app.doc_version
-- column: app.draft.title -> app.doc.title direct
-- column: app.draft.id -> app.doc.* filter
-- column: app.draft.body -> app.doc_version.body direct
-- column: app.draft.id -> app.doc_version.* filter
CREATE FUNCTION app.publish(p_draft int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    d app.draft%ROWTYPE;
BEGIN
    SELECT * INTO d FROM app.draft WHERE id = p_draft;
    INSERT INTO app.doc (title, published) VALUES (d.title, now());
    INSERT INTO app.doc_version (body) VALUES (d.body);
END $$;
-- end

-- id: postgres_idioms_010
-- dialect: postgres
-- construct: merge, cte, delete
-- reads: stage.cfg
-- writes: core.cfg
-- column: stage.cfg.k -> core.cfg.k direct
-- column: stage.cfg.v -> core.cfg.v direct
-- column: core.cfg.k -> core.cfg.* join
-- column: stage.cfg.k -> core.cfg.* join
-- column: stage.cfg.env -> core.cfg.* filter
-- column: core.cfg.protected -> core.cfg.* filter
WITH s AS (SELECT k, v FROM stage.cfg WHERE env = 'prod')
MERGE INTO core.cfg c
USING s ON c.k = s.k
WHEN MATCHED AND NOT c.protected THEN UPDATE SET v = s.v
WHEN MATCHED THEN DO NOTHING
WHEN NOT MATCHED BY SOURCE AND NOT c.protected THEN DELETE
WHEN NOT MATCHED THEN INSERT (k, v) VALUES (s.k, s.v);
-- end

-- id: postgres_idioms_011
-- dialect: postgres
-- construct: select, star
-- schema: {"tables": {"s.t": ["a", "b"]}}
-- reads: s.t
-- column: s.t.a -> <result>.a direct
-- column: s.t.b -> <result>.b direct
TABLE s.t;
-- end

-- id: postgres_idioms_012
-- dialect: postgres
-- construct: join, select, json
-- reads: a.doc, a.ref
-- column: a.doc.j -> <result>.name direct
-- column: a.ref.label -> <result>.label direct
-- column: a.doc.j -> <result>.* join
-- column: a.ref.code -> <result>.* join
-- column: a.doc.j -> <result>.* filter
SELECT d.j #>> '{person,name}' AS name, r.label
FROM a.doc d LEFT JOIN a.ref r ON r.code = d.j ->> 'code' AND d.j @> '{"ok": true}'
WHERE d.j ? 'person';
-- end
