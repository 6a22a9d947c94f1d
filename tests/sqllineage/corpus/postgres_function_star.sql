-- id: postgres_function_star_001
-- dialect: postgres
-- construct: ctas, star, json, lateral
-- kind: function_star
-- reads: form.answer
-- writes: form.answer_pair
-- column: form.answer.answer_id -> form.answer_pair.answer_id direct
-- column: form.answer.body -> form.answer_pair.key direct
-- column: form.answer.body -> form.answer_pair.value direct
-- column: form.answer.body -> form.answer_pair.* filter
CREATE TABLE form.answer_pair AS
SELECT a.answer_id, kv.*
FROM form.answer a
CROSS JOIN LATERAL jsonb_each(a.body) AS kv
WHERE kv.key <> 'meta';
-- end
