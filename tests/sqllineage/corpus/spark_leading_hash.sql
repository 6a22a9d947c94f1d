-- id: spark_leading_hash_001
-- dialect: spark
-- construct: insert, comment
-- kind: leading_hash
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
# Copyright 2024 the authors; all rights
# are theirs
INSERT INTO t SELECT a FROM s;
-- end
