-- id: postgres_star_of_generator_01
-- dialect: postgres
-- construct: insert, json, star
-- reads: s.a
-- writes: s.t
-- column: s.a.js -> s.t.x direct
-- column: s.a.js -> s.t.y direct
INSERT INTO s.t SELECT j.* FROM s.a, jsonb_to_recordset(a.js) AS j(x int, y text);
-- end

-- id: postgres_star_of_generator_02
-- dialect: postgres
-- construct: ctas, lateral, star
-- schema: {"tables": {"s.a": ["id", "body"]}}
-- reads: s.a
-- writes: s.t
-- column: s.a.id -> s.t.id direct
-- column: s.a.body -> s.t.body direct
-- column: s.a.body -> s.t.word direct
-- column: s.a.body -> s.t.n direct
CREATE TABLE s.t AS SELECT * FROM s.a CROSS JOIN LATERAL regexp_split_to_table(body, ' ') WITH ORDINALITY AS w(word, n);
-- end
