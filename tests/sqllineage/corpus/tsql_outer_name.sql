-- id: tsql_outer_name_001
-- dialect: tsql
-- construct: correlated, subquery, select
-- kind: outer_name
-- schema: {"tables": {"dbo.repair": ["repairid", "machine", "doneon"]}}
-- reads: dbo.machine, dbo.repair
-- writes: rpt.neverrepaired
-- column: dbo.machine.machineno -> rpt.neverrepaired.machineno direct
-- column: dbo.repair.machine -> rpt.neverrepaired.* filter
-- column: dbo.machine.machineno -> rpt.neverrepaired.* filter
-- column: dbo.repair.doneon -> rpt.neverrepaired.* filter
-- column: dbo.machine.boughton -> rpt.neverrepaired.* filter
SELECT m.MachineNo
INTO rpt.NeverRepaired
FROM dbo.Machine AS m
WHERE NOT EXISTS (
    SELECT 1 FROM dbo.Repair WHERE Machine = MachineNo AND DoneOn > BoughtOn
);
-- end
