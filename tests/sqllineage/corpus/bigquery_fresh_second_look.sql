-- id: bigquery_fresh_second_look_001
-- dialect: bigquery
-- construct: insert,struct,star_replace
-- kind: fresh_second_look
-- reads: web.visit
-- writes: web.visit_short
-- column: web.visit.hits -> web.visit_short.hits direct
-- column: web.visit.hits -> web.visit_short.* filter
INSERT INTO web.visit_short (hits)
SELECT ARRAY(SELECT AS STRUCT h.* REPLACE (CASE WHEN h.k = 1 THEN h.p END AS p) FROM UNNEST(hits) AS h) FROM web.visit;
-- end
