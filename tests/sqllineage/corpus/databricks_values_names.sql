-- id: databricks_values_names_01
-- dialect: databricks
-- construct: insert
-- kind: values_names
-- writes: m.x
INSERT INTO m.x SELECT col2, upper(col1) FROM VALUES ('a', 1), ('b', 2) WHERE col2 > 1;
-- end
