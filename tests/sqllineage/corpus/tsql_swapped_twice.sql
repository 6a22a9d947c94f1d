-- id: tsql_swapped_twice_001
-- dialect: tsql
-- construct: rename,insert
-- kind: swapped_twice
-- reads: s.a
-- writes: dbo.t
-- column: s.a.x -> dbo.t.x direct
CREATE TABLE dbo.t_new (x int);
INSERT INTO dbo.t_new (x) SELECT x FROM s.a;
EXEC sp_rename 'dbo.t', 't_old';
EXEC sp_rename 'dbo.t_new', 't';
DROP TABLE dbo.t_old;
CREATE TABLE dbo.t_new (x int);
INSERT INTO dbo.t_new (x) SELECT x FROM s.a;
EXEC sp_rename 'dbo.t', 't_old';
EXEC sp_rename 'dbo.t_new', 't';
DROP TABLE dbo.t_old;
-- end
