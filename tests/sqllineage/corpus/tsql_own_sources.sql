-- id: tsql_own_sources_001
-- dialect: tsql
-- construct: script, variable, insert
-- kind: own_sources
-- reads: dbo.t, dbo.seed
-- writes: dbo.log_a, dbo.log_b
-- column: dbo.t.x -> dbo.log_a.v direct
-- column: dbo.t.z -> dbo.log_a.* filter
-- column: dbo.seed.s -> dbo.log_b.v direct
-- column: dbo.t.y -> dbo.log_b.v direct
-- column: dbo.seed.k -> dbo.log_b.* filter
-- column: dbo.t.z -> dbo.log_b.* filter
DECLARE @a INT, @b NVARCHAR(MAX);
SELECT @b = s FROM dbo.seed WHERE k = 1;
SELECT @a = x, @b = COALESCE(@b + ',', '') + y FROM dbo.t WHERE z = 1;
INSERT INTO dbo.log_a (v) VALUES (@a);
INSERT INTO dbo.log_b (v) VALUES (@b);
-- end

-- id: tsql_own_sources_002
-- dialect: tsql
-- construct: procedure, variable, update
-- kind: own_sources
-- reads: dbo.cfg, dbo.counter
-- writes: dbo.counter, dbo.out_a, dbo.out_b
-- column: dbo.cfg.step -> dbo.counter.n direct
-- column: dbo.counter.n -> dbo.counter.n direct
-- column: dbo.cfg.name -> dbo.counter.* filter
-- column: dbo.counter.id -> dbo.counter.* filter
-- column: dbo.counter.n -> dbo.out_a.v direct
-- column: dbo.counter.id -> dbo.out_a.* filter
-- column: dbo.cfg.step -> dbo.out_b.v direct
-- column: dbo.cfg.name -> dbo.out_b.* filter
-- column: dbo.counter.id -> dbo.out_b.* filter
CREATE PROCEDURE dbo.take @id INT AS
BEGIN
  DECLARE @old INT, @step INT, @copy INT;
  SELECT @step = step FROM dbo.cfg WHERE name = 'step';
  UPDATE dbo.counter SET @old = n, @copy = @step, n = n + @step WHERE id = @id;
  INSERT INTO dbo.out_a (v) VALUES (@old);
  INSERT INTO dbo.out_b (v) VALUES (@copy);
END;
-- end

-- id: tsql_own_sources_003
-- dialect: tsql
-- construct: script, variable, insert, subquery
-- kind: own_sources
-- reads: dbo.p, dbo.q
-- writes: dbo.la, dbo.lb
-- column: dbo.p.x -> dbo.la.v direct
-- column: dbo.q.y -> dbo.lb.v direct
-- column: dbo.q.k -> dbo.lb.* filter
DECLARE @a INT, @b INT;
SELECT @a = (SELECT MAX(x) FROM dbo.p), @b = (SELECT MAX(y) FROM dbo.q WHERE k = 1);
INSERT INTO dbo.la (v) SELECT @a;
INSERT INTO dbo.lb (v) SELECT @b;
-- end
