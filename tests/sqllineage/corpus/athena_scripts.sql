-- id: athena_scripts_101
-- dialect: athena
-- construct: function, join
-- kind: using_external_function
-- reads: shop.review, shop.product
-- column: shop.review.review_id -> <result>.review_id direct
-- column: shop.review.body -> <result>.lang direct
-- column: shop.review.body -> <result>.score direct
-- column: shop.product.locale -> <result>.score direct
-- column: shop.product.sku -> <result>.* join
-- column: shop.review.sku -> <result>.* join
-- column: shop.review.title -> <result>.* filter
USING EXTERNAL FUNCTION detect_lang(txt VARCHAR) RETURNS VARCHAR LAMBDA 'text-udf',
EXTERNAL FUNCTION sentiment(txt VARCHAR, lang VARCHAR) RETURNS DOUBLE LAMBDA 'arn:aws:lambda:eu-west-1:123456789012:function:text-udf'
SELECT r.review_id, detect_lang(r.body) AS lang, sentiment(r.body, p.locale) AS score
FROM shop.review r
JOIN shop.product p ON p.sku = r.sku
WHERE sentiment(r.title, 'en') < 0
-- end

-- id: athena_scripts_102
-- dialect: athena
-- construct: function, cte
-- kind: using_external_function
-- reads: bank.transfer
-- column: bank.transfer.transfer_id -> <result>.transfer_id direct
-- column: bank.transfer.iban -> <result>.iban_hash direct
-- column: bank.transfer.booked_on -> <result>.* filter
-- column: bank.transfer.iban -> <result>.* filter
USING EXTERNAL FUNCTION hash_iban(iban VARCHAR) RETURNS VARCHAR LAMBDA 'privacy-udf'
WITH masked AS (
    SELECT t.transfer_id, hash_iban(t.iban) AS iban_hash
    FROM bank.transfer t
    WHERE t.booked_on >= DATE '2024-01-01'
)
SELECT m.transfer_id, m.iban_hash FROM masked m WHERE m.iban_hash <> ''
-- end

-- id: athena_scripts_103
-- dialect: athena
-- construct: function, subquery, aggregate
-- kind: using_external_function
-- reads: fleet.ping
-- column: fleet.ping.lat -> <result>.cell direct
-- column: fleet.ping.lng -> <result>.cell direct
-- column: fleet.ping.speed -> <result>.top_speed direct
-- column: fleet.ping.day -> <result>.* filter
-- column: fleet.ping.lat -> <result>.* group
-- column: fleet.ping.lng -> <result>.* group
-- column: fleet.ping.lat -> <result>.* sort
-- column: fleet.ping.lng -> <result>.* sort
USING EXTERNAL FUNCTION h3_cell(lat DOUBLE, lng DOUBLE, res INTEGER)
RETURNS VARCHAR
LAMBDA 'geo-h3'
SELECT g.cell, COUNT(*) AS pings, MAX(g.speed) AS top_speed
FROM (
    SELECT h3_cell(p.lat, p.lng, 9) AS cell, p.speed
    FROM fleet.ping p
    WHERE p.day = DATE '2024-05-01'
) g
GROUP BY g.cell
ORDER BY g.cell
-- end

-- id: athena_scripts_104
-- dialect: athena
-- construct: function, select
-- kind: using_external_function
-- reads: sampledb.prospects
-- column: sampledb.prospects.prospect_id -> <result>.prospect_id direct
-- column: sampledb.prospects.age -> <result>.probability direct
-- column: sampledb.prospects.visits -> <result>.probability direct
-- column: sampledb.prospects.age -> <result>.* filter
-- column: sampledb.prospects.visits -> <result>.* filter
USING EXTERNAL FUNCTION predict_signup(age INTEGER, visits DECIMAL(10, 2)) RETURNS DOUBLE SAGEMAKER 'xgboost-2024-01-20'
SELECT p.prospect_id, predict_signup(p.age, p.visits) AS probability
FROM "sampledb"."prospects" p
WHERE predict_signup(p.age, p.visits) > 0.5
-- end

-- id: athena_scripts_105
-- dialect: athena
-- construct: using_join, select
-- kind: using_external_function
-- reads: crm.role, crm.external
-- column: crm.role.person -> <result>.person direct
-- column: crm.external.agency -> <result>.agency direct
-- column: crm.role.function -> <result>.* join
-- column: crm.external.function -> <result>.* join
SELECT r.person, e.agency
FROM crm.role r
JOIN crm.external e USING (function)
-- end
