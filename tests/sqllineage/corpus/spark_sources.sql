-- id: spark_sources_001
-- dialect: spark
-- construct: insert, struct, temp_table, script
-- kind: struct_star
-- reads: sales.invoice
-- writes: sales.invoice_money
-- column: sales.invoice.invoice_id -> sales.invoice_money.invoice_id direct
-- column: sales.invoice.amount -> sales.invoice_money.gross direct
-- column: sales.invoice.amount -> sales.invoice_money.net direct
-- column: sales.invoice.tax -> sales.invoice_money.net direct
-- column: sales.invoice.void -> sales.invoice_money.* filter
CREATE OR REPLACE TEMPORARY VIEW money AS
SELECT i.invoice_id, named_struct('gross', i.amount, 'net', i.amount - i.tax) AS m
FROM sales.invoice i
WHERE i.void = false;
INSERT INTO sales.invoice_money
SELECT invoice_id, m.* FROM money;
-- end

-- id: spark_sources_002
-- dialect: spark
-- construct: select, cte, subquery
-- kind: identifier_cte
-- reads: risk.blacklist, auth.login
-- column: auth.login.account_id -> <result>.account_id direct
-- column: auth.login.ip -> <result>.ip direct
-- column: risk.blacklist.lifted -> <result>.* filter
-- column: auth.login.account_id -> <result>.* filter
-- column: risk.blacklist.account_id -> <result>.* filter
WITH banned AS (
  SELECT account_id FROM risk.blacklist WHERE lifted IS NULL
), bad_login AS (
  SELECT l.account_id, l.ip
  FROM auth.login l
  WHERE l.account_id IN (SELECT account_id FROM IDENTIFIER('BANNED'))
)
SELECT b.account_id, b.ip FROM IDENTIFIER('bad_login') b;
-- end

-- id: spark_sources_003
-- dialect: spark
-- construct: insert, lateral, unnest, struct
-- kind: lateral_view_no_as
-- reads: ods.ord
-- writes: dwd.line_tag
-- column: ods.ord.order_id -> dwd.line_tag.order_id direct
-- column: ods.ord.lines -> dwd.line_tag.sku direct
-- column: ods.ord.lines -> dwd.line_tag.tag direct
-- column: ods.ord.lines -> dwd.line_tag.* filter
INSERT OVERWRITE TABLE dwd.line_tag
SELECT o.order_id, x.item.sku AS sku, y.tag
FROM ods.ord o
LATERAL VIEW explode(o.lines) x item
LATERAL VIEW OUTER explode(x.item.tags) y AS tag
WHERE y.tag <> 'none';
-- end

-- id: spark_sources_004
-- dialect: spark
-- construct: merge, lateral, json, subquery
-- kind: lateral_view_no_as
-- reads: raw.hit
-- writes: core.session
-- column: raw.hit.agent -> core.session.os direct
-- column: raw.hit.agent -> core.session.browser direct
-- column: raw.hit.session_id -> core.session.session_id direct
-- column: core.session.session_id -> core.session.* join
-- column: raw.hit.session_id -> core.session.* join
-- column: raw.hit.agent -> core.session.* filter
MERGE INTO core.session AS t
USING (
  SELECT r.session_id, j.os, j.browser
  FROM raw.hit r
  LATERAL VIEW json_tuple(r.agent, 'os', 'br') j os, browser
) AS s
ON t.session_id = s.session_id
WHEN MATCHED AND s.os IS NOT NULL THEN UPDATE SET t.os = s.os, t.browser = s.browser
WHEN NOT MATCHED THEN INSERT (session_id, os) VALUES (s.session_id, s.os);
-- end

-- id: spark_sources_005
-- dialect: spark
-- construct: insert, lateral, unnest
-- kind: lateral_view_no_as
-- reads: web.page
-- writes: web.page_tag
-- column: web.page.page_id -> web.page_tag.page_id direct
-- column: web.page.tags -> web.page_tag.tag_name direct
-- column: web.page.live -> web.page_tag.* filter
-- column: web.page.tags -> web.page_tag.* filter
INSERT INTO web.page_tag
SELECT p.page_id, tag.col AS tag_name
FROM web.page p
LATERAL VIEW explode(p.tags) tag
WHERE p.live AND tag.col <> '';
-- end

-- id: spark_sources_006
-- dialect: spark
-- construct: temp_table, lateral, unnest, script
-- kind: hive_sample
-- reads: news.article
-- writes: news.tag_probe
-- column: news.article.article_id -> news.tag_probe.article_id direct
-- column: news.article.tags -> news.tag_probe.tag direct
CREATE OR REPLACE TEMP VIEW tag_sample AS
SELECT x.article_id, e.tag
FROM news.article TABLESAMPLE (500 ROWS) AS x
LATERAL VIEW explode(x.tags) e AS tag;
INSERT INTO news.tag_probe SELECT article_id, tag FROM tag_sample;
-- end
