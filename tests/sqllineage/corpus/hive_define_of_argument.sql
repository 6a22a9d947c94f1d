-- id: hive_define_of_argument_001
-- dialect: hive
-- construct: select
-- kind: define_of_argument
-- reads: ${src}
-- column: ${src}.a -> <result>.a direct
SET hivevar:src=${env:SOURCE};
SELECT a FROM ${src};
-- end
