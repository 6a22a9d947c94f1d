-- id: trino_leading_hash_001
-- dialect: trino
-- construct: ctas, comment
-- kind: leading_hash
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
# one; two
CREATE TABLE t AS SELECT a FROM s;
-- end
