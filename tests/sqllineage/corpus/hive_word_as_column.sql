-- id: hive_word_as_column_01
-- dialect: hive
-- construct: select
-- reads: data
-- column: data.a -> <result>.a direct
SELECT ALL a FROM data;
-- end
