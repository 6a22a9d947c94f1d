-- id: mysql_names_of_operators_01
-- dialect: mysql
-- construct: view, json
-- reads: s.a
-- writes: s.v
-- column: s.a.doc -> s.v._col0 direct
-- column: s.a.doc -> s.v._col1 direct
CREATE VIEW s.v AS SELECT JSON_EXTRACT(doc, '$.x'), doc ->> '$.y' FROM s.a
-- end
