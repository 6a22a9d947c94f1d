-- id: fabric_bracketed_variable_001
-- dialect: fabric
-- construct: ctas, variable, aggregate
-- kind: bracketed_variable
-- reads: $(lakehouse).silver.reading
-- writes: gold.hourload
-- column: $(lakehouse).silver.reading.meterid -> gold.hourload.meterid direct
-- column: $(lakehouse).silver.reading.kwh -> gold.hourload.kwh direct
-- column: $(lakehouse).silver.reading.quality -> gold.hourload.* filter
-- column: $(lakehouse).silver.reading.meterid -> gold.hourload.* group
CREATE TABLE gold.HourLoad AS
SELECT r.MeterId, SUM(r.Kwh) AS Kwh
FROM [$(lakehouse)].silver.Reading AS r
WHERE r.Quality = 'ok'
GROUP BY r.MeterId;
-- end
