-- id: tsql_derived_target_001
-- dialect: tsql
-- construct: cte, merge
-- kind: derived_target
-- reads: stage.rotafeed
-- writes: rota.shift
-- column: stage.rotafeed.headcount -> rota.shift.nurses direct
-- column: stage.rotafeed.shiftid -> rota.shift.shiftid direct
-- column: stage.rotafeed.wardid -> rota.shift.wardid direct
-- column: stage.rotafeed.shiftid -> rota.shift.* join
-- column: rota.shift.shiftid -> rota.shift.* join
-- column: rota.shift.shiftdate -> rota.shift.* filter
-- column: rota.shift.nurses -> rota.shift.* filter
-- column: stage.rotafeed.headcount -> rota.shift.* filter
WITH open_shift AS (
    SELECT ShiftId, WardId, Nurses, Closed
    FROM rota.Shift
    WHERE ShiftDate >= '2024-01-01'
)
MERGE INTO open_shift AS t
USING stage.RotaFeed AS f ON f.ShiftId = t.ShiftId
WHEN MATCHED AND t.Nurses <> f.Headcount THEN UPDATE SET t.Nurses = f.Headcount
WHEN NOT MATCHED BY TARGET THEN INSERT (ShiftId, WardId, Nurses) VALUES (f.ShiftId, f.WardId, f.Headcount)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET t.Closed = 1;
-- end

-- id: tsql_derived_target_002
-- dialect: tsql
-- construct: update, subquery, window
-- kind: derived_target
-- writes: fleet.odometer
-- column: fleet.odometer.km -> fleet.odometer.prevkm direct
-- column: fleet.odometer.km -> fleet.odometer.* filter
-- column: fleet.odometer.source -> fleet.odometer.* filter
-- column: fleet.odometer.prevkm -> fleet.odometer.* filter
-- column: fleet.odometer.vehicleid -> fleet.odometer.* window
-- column: fleet.odometer.readat -> fleet.odometer.* window
UPDATE q
SET q.PrevKm = q.LastKm,
    q.Flagged = CASE WHEN q.Km < q.LastKm THEN 1 ELSE 0 END
FROM (
    SELECT o.Km, o.PrevKm, o.Flagged,
           LAG(o.Km) OVER (PARTITION BY o.VehicleId ORDER BY o.ReadAt) AS LastKm
    FROM fleet.Odometer o
    WHERE o.Source <> 'manual'
) q
WHERE q.PrevKm IS NULL;
-- end

-- id: tsql_derived_target_003
-- dialect: tsql
-- construct: delete, subquery, window, join
-- kind: derived_target
-- reads: hotel.cancelled
-- writes: hotel.booking
-- column: hotel.booking.guestno -> hotel.booking.* window
-- column: hotel.booking.arrivaldate -> hotel.booking.* window
-- column: hotel.booking.createdat -> hotel.booking.* window
-- column: hotel.booking.channel -> hotel.booking.* filter
-- column: hotel.cancelled.bookingid -> hotel.booking.* join
-- column: hotel.booking.bookingid -> hotel.booking.* join
DELETE d
FROM (
    SELECT b.BookingId,
           ROW_NUMBER() OVER (PARTITION BY b.GuestNo, b.ArrivalDate ORDER BY b.CreatedAt DESC) AS rn
    FROM hotel.Booking b
    WHERE b.Channel = 'api'
) AS d
INNER JOIN hotel.Cancelled AS c ON c.BookingId = d.BookingId
WHERE d.rn > 1;
-- end

-- id: tsql_derived_target_004
-- dialect: tsql
-- construct: procedure, cte, insert, join
-- kind: derived_target
-- reads: stage.samplefile, ref.material
-- writes: lab.sample
-- column: stage.samplefile.code -> lab.sample.sampleno direct
-- column: ref.material.materialname -> lab.sample.material direct
-- column: stage.samplefile.takenon -> lab.sample.takenon direct
-- column: ref.material.materialcode -> lab.sample.* join
-- column: stage.samplefile.materialcode -> lab.sample.* join
-- column: stage.samplefile.batchno -> lab.sample.* filter
CREATE OR ALTER PROCEDURE lab.AddSamples @batch int AS
BEGIN
    SET NOCOUNT ON;
    WITH s AS (
        SELECT SampleNo AS Code, Material AS Mat, TakenOn FROM lab.Sample
    )
    INSERT INTO s (Code, Mat, TakenOn)
    SELECT f.Code, m.MaterialName, f.TakenOn
    FROM stage.SampleFile AS f
    JOIN ref.Material AS m ON m.MaterialCode = f.MaterialCode
    WHERE f.BatchNo = @batch;
END;
-- end
