-- id: postgres_json_each_columns_01
-- dialect: postgres
-- construct: select, json, star
-- reads: a
-- column: a.js -> <result>.key direct
-- column: a.js -> <result>.value direct
SELECT e.* FROM a, json_each(a.js) e;
-- end

-- id: postgres_json_each_columns_02
-- dialect: postgres
-- construct: insert, json, star
-- reads: s.a
-- writes: s.t
-- column: s.a.js -> s.t.k direct
-- column: s.a.js -> s.t.v direct
INSERT INTO s.t SELECT e.* FROM s.a, json_each(s.a.js) AS e(k, v);
-- end

-- id: postgres_json_each_columns_03
-- dialect: postgres
-- construct: ctas, star
-- reads: pg_class
-- writes: t
-- column: pg_class.relacl -> t.grantor direct
-- column: pg_class.relacl -> t.grantee direct
-- column: pg_class.relacl -> t.privilege_type direct
-- column: pg_class.relacl -> t.is_grantable direct
CREATE TABLE t AS SELECT x.* FROM pg_class c, aclexplode(c.relacl) x;
-- end
