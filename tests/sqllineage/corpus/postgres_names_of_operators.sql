-- id: postgres_names_of_operators_01
-- dialect: postgres
-- construct: ctas, json
-- reads: s.a
-- writes: s.t
-- column: s.a.doc -> s.t._col0 direct
-- column: s.a.doc -> s.t._col1 direct
-- column: s.a.doc -> s.t._col2 direct
-- column: s.a.doc -> s.t.jsonb_extract_path_text direct
CREATE TABLE s.t AS SELECT doc -> 'x', doc ->> 'y', doc #>> '{a,b}', jsonb_extract_path_text(doc, 'z') FROM s.a
-- end

-- id: postgres_names_of_operators_02
-- dialect: postgres
-- construct: view
-- reads: s.a
-- writes: s.v
-- column: s.a.name -> s.v.name direct
-- column: s.a.at -> s.v.timezone direct
-- column: s.a.n -> s.v.int4 direct
-- column: s.a.n -> s.v.numeric direct
-- column: s.a.b -> s.v.text direct
-- column: s.a.n -> s.v.text direct
CREATE VIEW s.v AS SELECT name COLLATE "C", at AT TIME ZONE 'utc', (n + 1)::int, CAST(n * 2 AS numeric(10, 2)), (b || n)::text FROM s.a
-- end
