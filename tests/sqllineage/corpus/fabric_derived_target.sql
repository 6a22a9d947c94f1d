-- id: fabric_derived_target_001
-- dialect: fabric
-- construct: cte, update, join
-- kind: derived_target
-- reads: stage.newtariff
-- writes: grid.contract
-- column: stage.newtariff.tariffcode -> grid.contract.tariff direct
-- column: stage.newtariff.endson -> grid.contract.validto direct
-- column: stage.newtariff.meterid -> grid.contract.* join
-- column: grid.contract.meterid -> grid.contract.* join
-- column: grid.contract.region -> grid.contract.* filter
WITH c AS (
    SELECT MeterId, Tariff, ValidTo FROM grid.Contract WHERE Region = 'north'
)
UPDATE k
SET k.Tariff = n.TariffCode,
    k.ValidTo = n.EndsOn
FROM c AS k
INNER JOIN stage.NewTariff AS n ON n.MeterId = k.MeterId;
-- end
