-- id: tsql_practice_001
-- dialect: tsql
-- construct: procedure, no_semicolon, script
-- reads: dbo.src1, dbo.src2, dbo.flag
-- writes: dbo.dst1, dbo.dst2
-- column: dbo.src1.a -> dbo.dst1.a direct
-- column: dbo.src2.b -> dbo.dst2.b direct
create proc dbo.p_if @mode int = 0 as
if exists (select 1 from dbo.flag where on_ = 1)
	insert dbo.dst1 (a) select a from dbo.src1
else if @mode = 1
	insert into dbo.dst2 (b) select b from dbo.src2
else
	return 1
select @mode = @mode + 1
while @mode < 10
	set @mode = @mode + 1
return 0
-- end

-- id: tsql_practice_002
-- dialect: tsql
-- construct: update, no_semicolon, variable
-- reads: dbo.seq
-- writes: dbo.seq, dbo.batch
-- column: dbo.seq.next -> dbo.seq.next direct
-- column: dbo.seq.next -> dbo.batch.no direct
-- column: dbo.seq.name -> dbo.seq.* filter
-- column: dbo.seq.name -> dbo.batch.* filter
declare @n int
update dbo.seq set @n = next = next + 1 where name = 'batch'
insert dbo.batch (no) values (@n)
-- end

-- id: tsql_practice_003
-- dialect: tsql
-- construct: procedure, variable, dynamic_sql
-- reads: dbo.cfg, dbo.inp
-- writes: dbo.outp
-- column: dbo.inp.x -> dbo.outp.x direct
-- column: dbo.inp.y -> dbo.outp.y direct
-- column: dbo.inp.z -> dbo.outp.* filter
CREATE PROCEDURE [dbo].[p_dyn]
(
	@debug bit = 0
)
AS
BEGIN
	SET NOCOUNT ON;
	DECLARE @tbl nvarchar(128) = N'dbo.inp', @sql nvarchar(max), @params nvarchar(200) = N'@z int';
	SELECT TOP 1 @debug = verbose FROM dbo.cfg;
	SET @sql = N'
		INSERT INTO dbo.outp (x, y)
		SELECT x, y
		FROM ' + @tbl + N'
		WHERE z > @z';
	IF @debug = 1 PRINT @sql;
	EXEC sp_executesql @stmt = @sql, @params = @params, @z = 5;
END
GO
GRANT EXECUTE ON [dbo].[p_dyn] TO [etl];
GO
-- end

-- id: tsql_practice_004
-- dialect: tsql
-- construct: merge, cte, table_variable
-- reads: dbo.incoming, dbo.target
-- writes: dbo.target, dbo.changelog
-- column: dbo.incoming.id -> dbo.target.id direct
-- column: dbo.incoming.val -> dbo.target.val direct
-- column: dbo.target.id -> dbo.target.* join
-- column: dbo.target.id -> dbo.changelog.* join
-- column: dbo.incoming.id -> dbo.target.* join
-- column: dbo.incoming.id -> dbo.changelog.* join
-- column: dbo.incoming.id -> dbo.target.* window
-- column: dbo.incoming.id -> dbo.changelog.* window
-- column: dbo.incoming.ts -> dbo.target.* window
-- column: dbo.incoming.ts -> dbo.changelog.* window
-- column: dbo.target.id -> dbo.changelog.id direct
-- column: dbo.target.val -> dbo.changelog.oldval direct
DECLARE @chg TABLE (act nvarchar(10), id int, oldval int);
WITH latest AS (
  SELECT id, val, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS rn FROM dbo.incoming
)
MERGE TOP (1000) INTO dbo.target AS t
USING (SELECT id, val FROM latest WHERE rn = 1) AS s
   ON s.id = t.id
WHEN MATCHED THEN UPDATE SET val = s.val
WHEN NOT MATCHED THEN INSERT (id, val) VALUES (s.id, s.val)
OUTPUT $action, inserted.id, deleted.val INTO @chg;
INSERT INTO dbo.changelog (id, oldval)
SELECT id, oldval FROM @chg WHERE act = 'UPDATE';
-- end

-- id: tsql_practice_005
-- dialect: tsql
-- construct: trigger, merge
-- reads: dbo.price
-- writes: dbo.pricecurrent
-- column: dbo.price.sku -> dbo.pricecurrent.sku direct
-- column: dbo.price.eur -> dbo.pricecurrent.eur direct
-- column: dbo.pricecurrent.sku -> dbo.pricecurrent.* join
-- column: dbo.price.sku -> dbo.pricecurrent.* join
CREATE OR ALTER TRIGGER dbo.tr_price ON dbo.price
FOR INSERT, UPDATE
NOT FOR REPLICATION
AS
BEGIN
  IF @@ROWCOUNT = 0 RETURN;
  IF UPDATE(eur) OR COLUMNS_UPDATED() > 0
  BEGIN
    MERGE dbo.pricecurrent AS c
    USING inserted AS i ON c.sku = i.sku
    WHEN MATCHED THEN UPDATE SET eur = i.eur
    WHEN NOT MATCHED THEN INSERT (sku, eur) VALUES (i.sku, i.eur);
  END
END
-- end

-- id: tsql_practice_006
-- dialect: tsql
-- construct: json, subquery, select
-- reads: dbo.customer, dbo.invoice
-- column: dbo.customer.name -> <result>.name direct
-- column: dbo.invoice.no -> <result>.invoices direct
-- column: dbo.invoice.total -> <result>.invoices direct
-- column: dbo.invoice.customerid -> <result>.* filter
-- column: dbo.customer.customerid -> <result>.* filter
SELECT c.Name,
       (SELECT i.No, i.Total FROM dbo.Invoice i WHERE i.CustomerId = c.CustomerId FOR JSON PATH) AS Invoices
FROM dbo.Customer c
FOR XML PATH('customer'), ROOT('customers');
-- end

-- id: tsql_practice_007
-- dialect: tsql
-- construct: select, aggregate, subquery
-- reads: dbo.tag
-- writes: dbo.taglist
-- column: dbo.tag.itemid -> dbo.taglist.itemid direct
-- column: dbo.tag.name -> dbo.taglist.tags direct
-- column: dbo.tag.itemid -> dbo.taglist.* filter
-- column: dbo.tag.name -> dbo.taglist.* sort
-- column: dbo.tag.itemid -> dbo.taglist.* group
INSERT INTO dbo.TagList (ItemId, Tags)
SELECT t.ItemId,
       STUFF((SELECT ',' + x.Name FROM dbo.Tag x WHERE x.ItemId = t.ItemId ORDER BY x.Name FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)'), 1, 1, '') AS Tags
FROM dbo.Tag t
GROUP BY t.ItemId;
-- end

-- id: tsql_practice_008
-- dialect: tsql
-- construct: insert, unnest, variable
-- reads: dbo.orders
-- column: dbo.orders.orderid -> <result>.orderid direct
-- column: dbo.orders.orderid -> <result>.* filter
DECLARE @ids nvarchar(max) = N'1,2,3';
SELECT o.OrderId
FROM dbo.Orders AS o
WHERE o.OrderId IN (SELECT CAST(value AS int) FROM STRING_SPLIT(@ids, ','));
-- end

-- id: tsql_practice_009
-- dialect: tsql
-- construct: select, join, no_semicolon
-- reads: dbo.hist
-- column: dbo.hist.id -> <result>.id direct
-- column: dbo.hist.v -> <result>.v direct
-- column: dbo.hist.validfrom -> <result>.* filter
use [warehouse]
go
set ansi_nulls on
set quoted_identifier on
go
select id, v from dbo.hist for system_time as of '2024-01-01' where validfrom is not null
go
-- end

-- id: tsql_practice_010
-- dialect: tsql
-- construct: temp_table, procedure, script
-- reads: erp.item
-- writes: dwh.item
-- column: erp.item.itemno -> dwh.item.itemno direct
-- column: erp.item.descr -> dwh.item.name direct
-- column: erp.item.active -> dwh.item.* filter
-- column: erp.item.blocked -> dwh.item.* filter
-- column: erp.item.descr -> dwh.item.* filter
-- column: dwh.item.name -> dwh.item.* filter
-- column: erp.item.itemno -> dwh.item.* join
-- column: dwh.item.itemno -> dwh.item.* join
create procedure dwh.item_load as
begin
  if object_id('tempdb..#i') is not null drop table #i
  create table #i (itemno varchar(20) collate database_default primary key clustered, name nvarchar(80) null, index ix (name))
  insert #i with (tablock) (itemno, name)
  select itemno, descr from erp.item where active = 1
  update #i set name = N'?' where name is null
  delete i from #i i join erp.item e on e.itemno = i.itemno where e.blocked = 1
  alter table #i add flag bit
  merge dwh.item as t using #i as s on t.itemno = s.itemno
  when matched and isnull(t.name, '') <> s.name then update set t.name = s.name
  when not matched then insert (itemno, name) values (s.itemno, s.name);
end
-- end

-- id: tsql_practice_011
-- dialect: tsql
-- construct: subquery, correlated, select
-- reads: dbo.cust, dbo.tag
-- column: dbo.cust.id -> <result>.id direct
-- column: dbo.tag.name -> <result>.tags direct
-- column: dbo.tag.custid -> <result>.* filter
-- column: dbo.cust.id -> <result>.* filter
-- column: dbo.tag.pos -> <result>.* sort
SELECT c.Id,
       STUFF((SELECT ',' + Name FROM dbo.Tag WHERE CustId = c.Id ORDER BY Pos FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)'), 1, 1, '') AS Tags
FROM dbo.Cust c;
-- end

-- id: tsql_practice_012
-- dialect: tsql
-- construct: cte, select, json
-- reads: dbo.doc
-- column: dbo.doc.body -> <result>.v direct
WITH XMLNAMESPACES (DEFAULT 'urn:x'), q AS (SELECT Body FROM dbo.Doc)
SELECT Body.value('(/a)[1]', 'int') AS v FROM q;
-- end

-- id: tsql_practice_013
-- dialect: tsql
-- construct: procedure, table_variable
-- writes: dbo.tick
CREATE PROCEDURE dbo.AddTicks @rows dbo.TickType READONLY, @src int AS
INSERT dbo.Tick (At, Px) SELECT r.At, r.Px FROM @rows r WHERE r.Px > 0
-- end

-- id: tsql_practice_014
-- dialect: tsql
-- construct: procedure, call
-- reads: dbo.s
-- writes: dbo.t
-- column: dbo.s.a -> dbo.t.a direct
CREATE PROCEDURE dbo.Outer1 AS EXEC dbo.Inner1
GO
CREATE PROCEDURE dbo.Inner1 AS INSERT dbo.T (A) SELECT A FROM dbo.S
GO
EXEC dbo.Outer1
GO
-- end

-- id: tsql_practice_015
-- dialect: tsql
-- construct: merge
-- reads: dbo.ss, dbo.tt
-- writes: dbo.tt, dbo.log
-- column: dbo.ss.v -> dbo.tt.v direct
-- column: dbo.tt.i -> dbo.log.i direct
-- column: dbo.ss.note -> dbo.log.note direct
-- column: dbo.ss.i -> dbo.tt.* join
-- column: dbo.ss.i -> dbo.log.* join
-- column: dbo.tt.i -> dbo.tt.* join
-- column: dbo.tt.i -> dbo.log.* join
MERGE dbo.tt AS t USING dbo.ss AS s ON s.i = t.i
WHEN MATCHED THEN UPDATE SET v = s.v
OUTPUT inserted.i, s.note INTO dbo.log (i, note);
-- end
