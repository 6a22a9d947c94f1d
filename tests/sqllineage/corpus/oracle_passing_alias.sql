-- id: oracle_passing_alias_001
-- dialect: oracle
-- construct: insert, json
-- kind: passing_alias
-- reads: doc.basket
-- writes: doc.basket_hit
-- column: doc.basket.basket_id -> doc.basket_hit.basket_id direct
-- column: doc.basket.body -> doc.basket_hit.* filter
-- column: doc.basket.least -> doc.basket_hit.* filter
INSERT INTO doc.basket_hit (basket_id)
SELECT b.basket_id FROM doc.basket b
WHERE JSON_EXISTS(b.body, '$?(@.sum > $least_sum)' PASSING b.least AS "least_sum");
-- end
