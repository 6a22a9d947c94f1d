-- id: hive_branches_001
-- dialect: hive
-- construct: multi_insert, lateral, unnest
-- reads: ods.page
-- writes: dwd.link, dwd.image
-- column: ods.page.url -> dwd.link.url direct
-- column: ods.page.links -> dwd.link.link direct
-- column: ods.page.links -> dwd.link.* filter
-- column: ods.page.url -> dwd.image.url direct
-- column: ods.page.links -> dwd.image.image direct
-- column: ods.page.links -> dwd.image.* filter
FROM ods.page p LATERAL VIEW explode(p.links) l AS link
INSERT OVERWRITE TABLE dwd.link SELECT p.url, l.link WHERE l.link NOT LIKE '%.png'
INSERT OVERWRITE TABLE dwd.image SELECT p.url, l.link AS image WHERE l.link LIKE '%.png';
-- end

-- id: hive_branches_002
-- dialect: hive
-- construct: multi_insert, unload, aggregate
-- reads: dwd.vote
-- writes: dws.vote_city
-- column: dwd.vote.city -> dws.vote_city.city direct
-- column: dwd.vote.city -> dws.vote_city.* group
FROM dwd.vote v
INSERT OVERWRITE TABLE dws.vote_city SELECT v.city, count(*) AS n GROUP BY v.city
INSERT OVERWRITE DIRECTORY '/out/vote' SELECT v.voter WHERE v.city = 'x';
-- end

-- id: hive_branches_003
-- dialect: hive
-- construct: partition_exchange, script
-- reads: tmp.bill
-- writes: dwd.bill
ALTER TABLE dwd.bill DROP IF EXISTS PARTITION (ds = '2024-06-01');
ALTER TABLE dwd.bill EXCHANGE PARTITION (ds = '2024-06-01') WITH TABLE tmp.bill;
-- end

-- id: hive_branches_004
-- dialect: hive
-- construct: cte, join
-- reads: dim.a, dim.b, dim.c
-- writes: dim.abc
-- column: dim.a.k -> dim.abc.k direct
-- column: dim.b.v -> dim.abc.v direct
-- column: dim.c.w -> dim.abc.w direct
-- column: dim.a.k -> dim.abc.* join
-- column: dim.b.k -> dim.abc.* join
-- column: dim.c.k -> dim.abc.* join
WITH ab AS (SELECT a.k, b.v FROM dim.a a FULL OUTER JOIN dim.b b ON a.k = b.k),
abc AS (SELECT ab.k, ab.v, c.w FROM ab LEFT JOIN dim.c c ON ab.k = c.k)
INSERT OVERWRITE TABLE dim.abc SELECT k, v, w FROM abc;
-- end
