-- id: postgres_leading_hash_001
-- dialect: postgres
-- construct: select, comment
-- kind: leading_hash
-- reads: s
-- column: s.a -> <result>.a direct
#!/usr/bin/env psql
# it's for the nightly run
#
SELECT a FROM s;
-- end

-- id: postgres_leading_hash_002
-- dialect: postgres
-- construct: select, json
-- kind: leading_hash
-- reads: t
-- column: t.d -> <result>.v direct
SELECT d
#>> '{a}' AS v FROM t;
-- end
