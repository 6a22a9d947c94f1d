-- id: spark_idioms_001
-- dialect: spark
-- construct: select
-- reads: core.job
-- column: core.job.a -> <result>.mins direct
-- column: core.job.b -> <result>.mins direct
-- column: core.job.a -> <result>.yr direct
-- column: core.job.tags -> <result>.up direct
-- column: core.job.m -> <result>.env direct
-- column: core.job.n -> <result>.state direct
-- column: core.job.n -> <result>.* filter
SELECT timestampdiff(MINUTE, a, b) AS mins,
       extract(YEAR FROM a) AS yr,
       transform(tags, t -> upper(t)) AS up,
       m['env'] AS env,
       if(n IS NULL, 'none', n) AS state
FROM core.job;
-- end

-- id: spark_idioms_002
-- dialect: spark
-- construct: insert, ctas, star
-- schema: {"tables": {"b.src": ["x", "y"], "b.dst": ["y", "x"]}}
-- reads: b.src
-- writes: b.dst
-- column: b.src.x -> b.dst.y direct
-- column: b.src.y -> b.dst.x direct
INSERT INTO b.dst SELECT * FROM b.src;
-- end

-- id: spark_idioms_003
-- dialect: spark
-- construct: struct, aggregate
-- reads: raw.evt
-- writes: core.evt
-- column: raw.evt.id -> core.evt.id direct
-- column: raw.evt.a -> core.evt.items direct
-- column: raw.evt.b -> core.evt.items direct
-- column: raw.evt.p -> core.evt.name direct
-- column: raw.evt.p -> core.evt.* group
-- column: raw.evt.id -> core.evt.* group
INSERT OVERWRITE core.evt
SELECT id, collect_list(named_struct('a', a, 'b', b)) AS items, p.user.name AS name
FROM raw.evt
GROUP BY id, p.user.name;
-- end

-- id: spark_idioms_004
-- dialect: spark
-- construct: insert, cte
-- reads: a.b
-- writes: a.c
-- column: a.b.v -> a.c.v direct
-- column: a.b.d -> a.c.* filter
INSERT OVERWRITE TABLE a.c PARTITION (d = '2024-06-01')
WITH x AS (SELECT v FROM a.b WHERE d = '2024-06-01')
SELECT v FROM x;
-- end

-- id: spark_idioms_005
-- dialect: spark
-- construct: call, script
CALL prod.system.rewrite_data_files(table => 'db.sample', strategy => 'sort');
-- end

-- id: spark_idioms_006
-- dialect: spark
-- construct: select, lateral, correlated
-- reads: s.shop, s.sale
-- column: s.shop.name -> <result>.name direct
-- column: s.sale.eur -> <result>.eur direct
-- column: s.sale.shop_id -> <result>.* filter
-- column: s.shop.id -> <result>.* filter
SELECT p.name, t.eur
FROM s.shop p, LATERAL (SELECT sum(q.eur) AS eur FROM s.sale q WHERE q.shop_id = p.id) t;
-- end
