-- id: bigquery_function_called_if_01
-- dialect: bigquery
-- construct: select, function
-- reads: d.reviews
-- column: d.reviews.review -> <result>.p direct
SELECT AI.IF(CONCAT(review, ' is positive'), embeddings => AI.EMBED(review)) AS p FROM d.reviews;
-- end

-- id: bigquery_function_called_if_02
-- dialect: bigquery
-- construct: insert, function
-- reads: d.reviews
-- writes: d.t
-- column: d.reviews.review -> d.t.ok direct
-- column: d.reviews.stars -> d.t.* filter
INSERT INTO d.t (ok) SELECT AI.IF(prompt => ('Is this good? ', review), connection_id => 'us.c') FROM d.reviews WHERE stars > 3;
-- end

-- id: bigquery_function_called_if_03
-- dialect: bigquery
-- construct: select, function
-- reads: d.reviews
-- column: d.reviews.id -> <result>.id direct
-- column: d.reviews.review -> <result>.* filter
SELECT id FROM d.reviews WHERE AI.IF(('positive? ', review));
-- end
