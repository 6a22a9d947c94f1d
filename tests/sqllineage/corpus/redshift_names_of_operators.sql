-- id: redshift_names_of_operators_01
-- dialect: redshift
-- construct: ctas, json
-- reads: s.a
-- writes: s.t
-- column: s.a.doc -> s.t.json_extract_path_text direct
-- column: s.a.n -> s.t.float8 direct
CREATE TABLE s.t AS SELECT json_extract_path_text(doc, 'x'), (n / 2)::float FROM s.a
-- end
