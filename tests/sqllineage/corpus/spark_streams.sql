-- id: spark_streams_001
-- dialect: spark
-- construct: cte, join, insert
-- reads: silver.ticket, silver.agent
-- writes: gold.ticket_age
-- column: silver.agent.name -> gold.ticket_age.agent direct
-- column: silver.ticket.opened -> gold.ticket_age.age_days direct
-- column: silver.ticket.agent_id -> gold.ticket_age.* join
-- column: silver.agent.id -> gold.ticket_age.* join
-- column: silver.ticket.closed -> gold.ticket_age.* filter
WITH open_ticket AS (
    SELECT agent_id, opened FROM silver.ticket WHERE closed IS NULL
)
INSERT INTO gold.ticket_age
SELECT a.name AS agent, datediff(current_date(), o.opened) AS age_days
FROM open_ticket o JOIN silver.agent a ON a.id = o.agent_id;
-- end

-- id: spark_streams_002
-- dialect: spark
-- construct: star_except, star, ctas
-- schema: {"tables": {"silver.visit": ["visit_id", "ip", "agent", "day"]}}
-- reads: silver.visit
-- writes: gold.visit
-- column: silver.visit.visit_id -> gold.visit.visit_id direct
-- column: silver.visit.day -> gold.visit.day direct
CREATE OR REPLACE TABLE gold.visit USING delta AS SELECT * EXCEPT (ip, agent) FROM silver.visit;
-- end

-- id: spark_streams_003
-- dialect: spark
-- construct: union, subquery
-- reads: a.x, b.x, c.x
-- column: a.x.id -> <result>.id direct
-- column: b.x.id -> <result>.* filter
-- column: c.x.id -> <result>.id direct
-- column: a.x.ok -> <result>.* filter
(SELECT id FROM a.x WHERE ok MINUS SELECT id FROM b.x)
UNION ALL
SELECT id FROM c.x;
-- end

-- id: spark_streams_004
-- dialect: spark
-- construct: rename, script
-- reads: db.dim_shop, db.dim_shop_tmp
-- writes: db.dim_shop_bak, db.dim_shop
ALTER TABLE db.dim_shop RENAME TO db.dim_shop_bak;
ALTER TABLE db.dim_shop_tmp RENAME TO db.dim_shop;
-- end

-- id: spark_streams_005
-- dialect: spark
-- construct: unnest, struct
-- reads: bronze.invoice
-- column: bronze.invoice.no -> <result>.no direct
-- column: bronze.invoice.lines -> <result>.sku direct
-- column: bronze.invoice.lines -> <result>.qty direct
SELECT no, line.sku AS sku, line.qty AS qty
FROM (SELECT no, explode(lines) AS line FROM bronze.invoice) x;
-- end

-- id: spark_streams_006
-- dialect: spark
-- construct: delete, update, script
-- reads: silver.optout
-- writes: silver.mailing
-- column: silver.mailing.mail -> silver.mailing.mail direct
-- column: silver.mailing.mail -> silver.mailing.* filter
-- column: silver.optout.mail -> silver.mailing.* filter
UPDATE silver.mailing SET mail = lower(trim(mail));
DELETE FROM silver.mailing WHERE EXISTS (SELECT 1 FROM silver.optout o WHERE o.mail = silver.mailing.mail);
-- end

-- id: spark_streams_007
-- dialect: spark
-- construct: aggregate, select
-- reads: gold.cube
-- column: gold.cube.region -> <result>.region direct
-- column: gold.cube.product -> <result>.product direct
-- column: gold.cube.eur -> <result>.eur direct
-- column: gold.cube.region -> <result>.* group
-- column: gold.cube.product -> <result>.* group
-- column: gold.cube.region -> <result>.* sort
SELECT region, product, sum(eur) AS eur FROM gold.cube GROUP BY CUBE (region, product) ORDER BY region NULLS LAST;
-- end

-- id: spark_streams_008
-- dialect: spark
-- construct: view, lateral, json
-- reads: bronze.hook
-- writes: silver.hook
-- column: bronze.hook.id -> silver.hook.id direct
-- column: bronze.hook.raw -> silver.hook.kind direct
-- column: bronze.hook.raw -> silver.hook.user direct
CREATE OR REPLACE VIEW silver.hook AS
SELECT h.id, j.kind, j.user
FROM bronze.hook h LATERAL VIEW json_tuple(h.raw, 'kind', 'user') j AS kind, user;
-- end

-- id: spark_streams_009
-- dialect: spark
-- construct: temp_table, star, script
-- reads: bronze.person
-- writes: silver.person
-- column: bronze.person.id -> silver.person.id direct
-- column: bronze.person.mail -> silver.person.mail direct
-- column: bronze.person.id -> silver.person.* window
-- column: bronze.person.ts -> silver.person.* window
CREATE OR REPLACE TEMP VIEW ranked AS
SELECT id, mail, row_number() OVER (PARTITION BY id ORDER BY ts DESC) AS rn FROM bronze.person;
CREATE OR REPLACE TEMP VIEW latest AS SELECT id, mail FROM ranked WHERE rn = 1;
INSERT OVERWRITE silver.person SELECT * FROM latest;
-- end

-- id: spark_streams_010
-- dialect: spark
-- construct: comment, insert, quoted_name
-- reads: raw.`data.v1`
-- writes: core.t
-- column: raw.`data.v1`.x -> core.t.x direct
-- column: raw.`data.v1`.y -> core.t.* filter
-- nightly job
INSERT INTO core.t /* target */ (x)
SELECT /*+ COALESCE(4) */ x FROM raw.`data.v1` -- no filter on z
WHERE y = 'a -- b';
-- end

-- id: spark_streams_011
-- dialect: spark
-- construct: star, insert
-- reads: stage.raw
-- writes: core.raw
-- column: stage.raw.* -> core.raw.* direct
INSERT INTO TABLE core.raw SELECT * FROM stage.raw;
-- end

-- id: spark_streams_012
-- dialect: spark
-- construct: broken, script
-- reads: a.s
-- writes: a.t
-- column: a.s.v -> a.t.v direct
-- dropped: 1
INSERT INTO a.t SELECT v FROM a.s;
INSERT OVERWRITTEN TABLE a.u SELECT FROM;
-- end

-- id: spark_streams_013
-- dialect: spark
-- construct: select, window
-- reads: gold.lap
-- column: gold.lap.rider -> <result>.rider direct
-- column: gold.lap.sec -> <result>.best direct
-- column: gold.lap.race -> <result>.* window
-- column: gold.lap.sec -> <result>.* window
-- column: gold.lap.sec -> <result>.gap direct
SELECT rider,
       min(sec) OVER (PARTITION BY race) AS best,
       sec - first_value(sec) OVER (PARTITION BY race ORDER BY sec) AS gap
FROM gold.lap;
-- end

-- id: spark_streams_014
-- dialect: spark
-- construct: pivot, ctas
-- reads: silver.vote
-- writes: gold.vote
-- column: silver.vote.poll -> gold.vote.poll direct
-- column: silver.vote.n -> gold.vote.yes direct
-- column: silver.vote.n -> gold.vote.no direct
-- column: silver.vote.answer -> gold.vote.* filter
CREATE TABLE gold.vote AS
SELECT * FROM (SELECT poll, answer, n FROM silver.vote)
PIVOT (sum(n) FOR answer IN ('Y' yes, 'N' no));
-- end
