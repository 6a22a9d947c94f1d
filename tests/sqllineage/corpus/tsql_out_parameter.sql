-- id: tsql_out_parameter_001
-- dialect: tsql
-- construct: dynamic_sql, variable
-- kind: out_parameter
-- reads: dbo.lot, stg.pallet
-- writes: dbo.pallet
-- column: stg.pallet.palletno -> dbo.pallet.palletno direct
-- column: dbo.lot.lotno -> dbo.pallet.lotno direct
-- column: dbo.lot.area -> dbo.pallet.* filter
DECLARE @lot int, @area int = 4;
EXEC sp_executesql
    N'SELECT @out = MAX(l.LotNo) FROM dbo.Lot AS l WHERE l.Area = @a',
    N'@a int, @out int OUTPUT',
    @a = @area, @out = @lot OUTPUT;
INSERT INTO dbo.Pallet (PalletNo, LotNo)
SELECT p.PalletNo, @lot FROM stg.Pallet AS p;
-- end
