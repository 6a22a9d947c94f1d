-- id: tsql_word_named_column_001
-- dialect: tsql
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: dbo.rawplan
-- writes: dbo.plan
-- column: dbo.rawplan.a -> dbo.plan.period direct
-- column: dbo.rawplan.b -> dbo.plan.Key direct
-- column: dbo.rawplan.c -> dbo.plan.amount direct
CREATE TABLE dbo.[plan] (
  Period char(7) NOT NULL,
  [Key] nvarchar(50),
  Amount money,
  INDEX ix_period NONCLUSTERED (Period),
  INDEX ix_key UNIQUE ([Key]),
  CONSTRAINT pk PRIMARY KEY CLUSTERED (Period ASC),
  UNIQUE NONCLUSTERED (Amount)
);
INSERT INTO dbo.[plan] SELECT A, B, C FROM dbo.RawPlan;
-- end
