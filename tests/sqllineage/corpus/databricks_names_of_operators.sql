-- id: databricks_names_of_operators_01
-- dialect: databricks
-- construct: ctas, json
-- reads: s.a
-- writes: s.t
-- column: s.a.doc -> s.t.owner direct
-- column: s.a.doc -> s.t._col1 direct
CREATE TABLE s.t AS SELECT doc:shop.owner, get_json_object(doc, '$.x') FROM s.a
-- end
