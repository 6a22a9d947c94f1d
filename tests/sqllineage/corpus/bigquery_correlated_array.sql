-- id: bigquery_correlated_array_001
-- dialect: bigquery
-- construct: subquery, correlated, unnest
-- kind: correlated_array
-- reads: shop-prod.pos.basket
-- column: shop-prod.pos.basket.basket_id -> <result>.basket_id direct
-- column: shop-prod.pos.basket.lines -> <result>.total direct
-- column: shop-prod.pos.basket.day -> <result>.* filter
-- column: shop-prod.pos.basket.lines -> <result>.* filter
SELECT b.basket_id,
       (SELECT SUM(l.qty * l.unit_price) FROM b.lines AS l WHERE NOT l.returned) AS total
FROM `shop-prod.pos.basket` AS b
WHERE b.day = '2024-05-01';
-- end

-- id: bigquery_correlated_array_002
-- dialect: bigquery
-- construct: ctas, subquery, correlated
-- kind: correlated_array
-- reads: care.patient, care.audit_day
-- writes: care.flagged
-- column: care.patient.patient_id -> care.flagged.patient_id direct
-- column: care.patient.ward -> care.flagged.ward direct
-- column: care.patient.lab_results -> care.flagged.* filter
-- column: care.patient.admitted_on -> care.flagged.* filter
-- column: care.audit_day.day -> care.flagged.* filter
CREATE OR REPLACE TABLE care.flagged AS
SELECT p.patient_id, p.ward
FROM care.patient p
WHERE EXISTS (SELECT 1 FROM p.lab_results r WHERE r.test = 'CRP' AND r.level > 50)
  AND p.admitted_on IN (SELECT a.day FROM care.audit_day a);
-- end

-- id: bigquery_correlated_array_003
-- dialect: bigquery
-- construct: insert, subquery, join, unnest
-- kind: correlated_array
-- reads: web.session, web.page_class
-- writes: web.session_path
-- column: web.session.session_id -> web.session_path.session_id direct
-- column: web.session.hits -> web.session_path.pages direct
-- column: web.page_class.label -> web.session_path.labels direct
-- column: web.session.hits -> web.session_path.* filter
-- column: web.session.hits -> web.session_path.* sort
-- column: web.page_class.page -> web.session_path.* join
-- column: web.session.hits -> web.session_path.* join
INSERT INTO web.session_path (session_id, pages, labels)
SELECT s.session_id,
       ARRAY(SELECT h.page FROM s.hits h WHERE h.type = 'PAGE' ORDER BY h.hit_no),
       (SELECT STRING_AGG(c.label, ',') FROM s.hits h JOIN web.page_class c ON c.page = h.page)
FROM web.session AS s;
-- end
