-- id: trino_names_of_operators_01
-- dialect: trino
-- construct: ctas, json
-- reads: s.a
-- writes: s.t
-- column: s.a.doc -> s.t._col0 direct
CREATE TABLE s.t AS SELECT json_extract(doc, '$.x') FROM s.a
-- end
