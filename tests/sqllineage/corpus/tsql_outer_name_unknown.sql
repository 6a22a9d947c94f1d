-- id: tsql_outer_name_unknown_001
-- dialect: tsql
-- construct: update, correlated, subquery
-- kind: outer_name_unknown
-- reads: dbo.holiday
-- writes: dbo.invoice
-- column: dbo.holiday.hdate -> dbo.invoice.* filter
-- column: dbo.invoice.due -> dbo.invoice.* filter
UPDATE dbo.Invoice SET Shift = 1 WHERE EXISTS (SELECT 1 FROM dbo.Holiday h WHERE h.HDate = Due);
-- end
