-- id: spark_later_001
-- dialect: spark
-- construct: cte, insert, script
-- reads: raw.events
-- writes: silver.sessions
-- column: raw.events.user_id -> silver.sessions.user_id direct
-- column: raw.events.ts -> silver.sessions.started direct
-- column: raw.events.ts -> silver.sessions.ended direct
-- column: raw.events.user_id -> silver.sessions.* group
-- column: raw.events.ts -> silver.sessions.* group
-- column: raw.events.kind -> silver.sessions.* filter
CACHE LAZY TABLE ev OPTIONS ('storageLevel' = 'DISK_ONLY')
SELECT user_id, ts, kind FROM raw.events WHERE kind <> 'ping';
INSERT OVERWRITE TABLE silver.sessions
SELECT user_id, session_window.start AS started, session_window.end AS ended
FROM ev
GROUP BY user_id, session_window(ts, '30 minutes');
UNCACHE TABLE ev;
-- end

-- id: spark_later_002
-- dialect: spark
-- construct: temp_table, script, lateral
-- reads: bronze.doc
-- writes: gold.word
-- column: bronze.doc.doc_id -> gold.word.doc_id direct
-- column: bronze.doc.text -> gold.word.word direct
-- column: bronze.doc.text -> gold.word.* filter
CREATE OR REPLACE TEMPORARY VIEW words AS
SELECT doc_id, explode(split(text, ' ')) AS word FROM bronze.doc;
INSERT INTO gold.word (doc_id, word)
SELECT doc_id, lower(word) FROM words WHERE length(word) > 2;
-- end

-- id: spark_later_003
-- dialect: spark
-- construct: pivot, ctas
-- reads: sales
-- writes: sales_wide
-- column: sales.region -> sales_wide.region direct
-- column: sales.amt -> sales_wide.q1 direct
-- column: sales.amt -> sales_wide.q2 direct
-- column: sales.quarter -> sales_wide.* filter
CREATE TABLE sales_wide USING parquet PARTITIONED BY (region) AS
SELECT * FROM (SELECT region, quarter, amt FROM sales)
PIVOT (sum(amt) AS total FOR quarter IN ('Q1' q1, 'Q2' q2));
-- end

-- id: spark_later_004
-- dialect: spark
-- construct: lateral, select
-- reads: db.people
-- column: db.people.id -> <result>.id direct
-- column: db.people.pets -> <result>.pet direct
-- column: db.people.age -> <result>.age direct
-- column: db.people.age -> <result>.* filter
-- column: db.people.pets -> <result>.* filter
-- column: db.people.id -> <result>.* sort
SELECT id, pet, age
FROM db.people
LATERAL VIEW OUTER inline(pets) p AS pet, weight
WHERE age > 17 AND p.weight < 10
CLUSTER BY id;
-- end

-- id: spark_later_005
-- dialect: spark
-- construct: temp_table, copy, script
-- writes: lake.csv_in
CREATE TEMPORARY VIEW csv_raw USING csv OPTIONS (path '/in/*.csv', header 'true');
INSERT INTO lake.csv_in SELECT * FROM csv_raw;
-- end

-- id: spark_later_006
-- dialect: spark
-- construct: select, subquery, aggregate
-- reads: fact.sale, dim.item
-- column: fact.sale.item -> <result>.item direct
-- column: dim.item.cat -> <result>.cat direct
-- column: fact.sale.eur -> <result>.eur direct
-- column: fact.sale.eur -> <result>.big direct
-- column: fact.sale.item -> <result>.* join
-- column: dim.item.item_id -> <result>.* join
-- column: fact.sale.item -> <result>.* group
-- column: dim.item.cat -> <result>.* group
-- column: fact.sale.eur -> <result>.* filter
-- column: fact.sale.day -> <result>.* filter
-- column: fact.sale.day -> <result>.* sort
SELECT /*+ BROADCAST(i) */ s.item, i.cat,
       max_by(s.eur, s.day) AS eur,
       sum(s.eur) FILTER (WHERE s.eur > 100) AS big
FROM fact.sale s
LEFT JOIN dim.item i ON s.item = i.item_id
WHERE s.day BETWEEN '2024-01-01' AND '2024-02-01'
GROUP BY s.item, i.cat WITH ROLLUP;
-- end

-- id: spark_later_007
-- dialect: spark
-- construct: star_except, union
-- schema: {"tables": {"a.x": ["id", "v", "tmp"], "a.y": ["v", "id"]}}
-- reads: a.x, a.y
-- writes: a.z
-- column: a.x.id -> a.z.id direct
-- column: a.y.id -> a.z.id direct
-- column: a.x.v -> a.z.v direct
-- column: a.y.v -> a.z.v direct
INSERT INTO a.z BY NAME
SELECT * EXCEPT (tmp) FROM a.x
UNION ALL
SELECT id, v FROM a.y;
-- end

-- id: spark_later_008
-- dialect: spark
-- construct: merge, star
-- schema: {"tables": {"updates": ["id", "name", "qty"], "target": ["id", "name", "qty"]}}
-- reads: updates
-- writes: target
-- column: updates.id -> target.id direct
-- column: updates.name -> target.name direct
-- column: updates.qty -> target.qty direct
-- column: updates.id -> target.* join
-- column: target.id -> target.* join
-- column: target.qty -> target.* filter
MERGE INTO target t
USING updates u
ON t.id = u.id
WHEN MATCHED THEN UPDATE SET *
WHEN NOT MATCHED THEN INSERT *
WHEN NOT MATCHED BY SOURCE AND t.qty = 0 THEN DELETE;
-- end
