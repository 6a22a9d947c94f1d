-- id: mysql_leading_hash_001
-- dialect: mysql
-- construct: insert, comment
-- kind: leading_hash
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
# it's
# two; three
INSERT INTO t (a) SELECT a FROM s;
-- end
