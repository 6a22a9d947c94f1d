-- id: oracle_define_of_argument_001
-- dialect: oracle
-- construct: select
-- kind: define_of_argument
-- reads: &&f
-- column: &&f.a -> <result>.a direct
define f = "&1"
SELECT a FROM &&f;
-- end

-- id: oracle_define_of_argument_002
-- dialect: oracle
-- construct: select
-- kind: define_of_argument
-- reads: s
-- column: s.b -> <result>.b direct
define f = "&1"
SELECT b FROM s WHERE 1 = &&f;
-- end

-- id: oracle_define_of_argument_003
-- dialect: oracle
-- construct: select,insert
-- kind: define_of_argument
-- reads: app.sale
-- writes: app.sale_copy
-- column: app.sale.id -> app.sale_copy.id direct
define owner = app
define source = &owner..sale
INSERT INTO &owner..sale_copy (id) SELECT id FROM &source;
-- end

-- id: oracle_define_of_argument_004
-- dialect: oracle
-- construct: select,insert
-- kind: define_of_argument
-- reads: &src..x
-- writes: t
-- column: &src..x.a -> t.a direct
define src = &&1
INSERT INTO t (a) SELECT a FROM &src..x;
-- end
