-- id: tsql_star_and_neighbours_001
-- dialect: tsql
-- construct: insert, star, union
-- kind: star_and_neighbours
-- schema: {"tables": {"dbo.flightall": ["kind", "flightno", "gate", "runid"]}}
-- reads: stg.arrival, stg.departure, etl.run
-- writes: dbo.flightall
-- column: stg.arrival.* -> dbo.flightall.* direct
-- column: stg.departure.flightno -> dbo.flightall.flightno direct
-- column: stg.departure.gate -> dbo.flightall.gate direct
-- column: etl.run.runid -> dbo.flightall.runid direct
INSERT INTO dbo.FlightAll
SELECT 'A', a.*, r.RunId FROM stg.Arrival AS a CROSS JOIN etl.Run AS r
UNION ALL
SELECT 'D', d.FlightNo, d.Gate, 0 FROM stg.Departure AS d;
-- end
