-- id: tsql_quoted_texts_001
-- dialect: tsql
-- construct: insert, script
-- kind: quoted_texts
-- reads: dbo.load
-- writes: dbo.loadlog
-- column: dbo.load.loadid -> dbo.loadlog.loadid direct
-- column: dbo.load.state -> dbo.loadlog.* filter
SET QUOTED_IDENTIFIER OFF;
INSERT INTO dbo.LoadLog (LoadId, Note) SELECT LoadId, "loaded by hand" FROM dbo.Load WHERE State = "done";
-- end

-- id: tsql_quoted_texts_002
-- dialect: tsql
-- construct: insert, script, quoted_name
-- kind: quoted_texts
-- reads: dbo.guest
-- writes: dbo.guesta, dbo.guestb
-- column: dbo.guest.name -> dbo.guesta.name direct
-- column: dbo.guest.name -> dbo.guestb.name direct
-- column: dbo.guest.City -> dbo.guestb.town direct
SET QUOTED_IDENTIFIER OFF
GO
INSERT INTO dbo.GuestA (Name, Town) SELECT Name, "City" FROM dbo.Guest
GO
SET QUOTED_IDENTIFIER ON
GO
INSERT INTO dbo.GuestB (Name, Town) SELECT Name, "City" FROM dbo.Guest
GO
-- end

-- id: tsql_quoted_texts_003
-- dialect: tsql
-- construct: procedure, update
-- kind: quoted_texts
-- reads: stg.flag
-- writes: dbo.account
-- column: stg.flag.accountid -> dbo.account.* filter
-- column: dbo.account.accountid -> dbo.account.* filter
-- column: stg.flag.kind -> dbo.account.* filter
SET ANSI_NULLS ON
SET QUOTED_IDENTIFIER OFF
GO
CREATE PROCEDURE dbo.CloseAccounts AS
UPDATE a SET State = "closed", Reason = "it's over"
FROM dbo.Account a, stg.Flag f
WHERE f.AccountId = a.AccountId AND f.Kind = "close"
GO
-- end

-- id: tsql_quoted_texts_004
-- dialect: tsql
-- construct: dynamic_sql, insert
-- kind: quoted_texts
-- reads: dbo.tax
-- writes: dbo.taxcopy
-- column: dbo.tax.rate -> dbo.taxcopy.rate direct
-- column: dbo.tax.country -> dbo.taxcopy.* filter
SET QUOTED_IDENTIFIER, ANSI_NULLS OFF;
EXEC ("INSERT INTO dbo.TaxCopy (Rate) SELECT Rate FROM dbo.Tax WHERE Country = 'DE'");
-- end

-- id: tsql_quoted_texts_005
-- dialect: tsql
-- construct: insert, script, quoted_name
-- kind: quoted_texts
-- reads: dbo.item
-- writes: dbo.itemname
-- column: dbo.item.Unit Price -> dbo.itemname.price direct
-- column: dbo.item.name -> dbo.itemname.name direct
set quoted_identifier off
insert into dbo.ItemName (Name, Price, Origin)
select Name + " (""new"")", [Unit Price], "sheet 1" from dbo.Item
-- end
