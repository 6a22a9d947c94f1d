-- id: databricks_word_as_column_01
-- dialect: databricks
-- construct: select
-- reads: data
-- column: data.city -> <result>.city direct
-- column: data.all -> <result>.* filter
-- column: data.city -> <result>.* group
-- column: data.all -> <result>.* group
SELECT city FROM data WHERE all = 1 GROUP BY city, all;
-- end
