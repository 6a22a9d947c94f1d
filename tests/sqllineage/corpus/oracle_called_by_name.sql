-- id: oracle_called_by_name_001
-- dialect: oracle
-- construct: view,join
-- kind: called_by_name
-- reads: t
-- writes: v
-- column: t.id -> v.id direct
-- column: t.id -> v.* join
create view v as
select a.id, gos.nm from t a Left Join table(pkg.tbl_staff) gos On gos.id = a.id;
-- end

-- id: oracle_called_by_name_002
-- dialect: oracle
-- construct: insert,cte
-- kind: called_by_name
-- reads: t
-- writes: x
-- column: t.id -> x.id direct
-- column: t.k -> x.* filter
insert into x (id, c)
with n as (select column_value as c from table(hr.pkg.names))
select t.id, n.c from t, n where t.k = n.c;
-- end

-- id: oracle_called_by_name_003
-- dialect: oracle
-- construct: select,subquery
-- kind: called_by_name
-- reads: t
-- column: t.id -> <result>.id direct
-- column: t.k -> <result>.* filter
select id from t where k in (select p.k from table(pkg.allowed) p where p.k > 0);
-- end
