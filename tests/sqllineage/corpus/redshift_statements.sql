-- id: redshift_statements_001
-- dialect: redshift
-- construct: merge
-- kind: remove_duplicates
-- schema: {"tables": {"crm.member": ["member_id", "email", "joined"], "stage.member_delta": ["id", "mail", "since"]}}
-- reads: stage.member_delta
-- writes: crm.member
-- column: stage.member_delta.id -> crm.member.member_id direct
-- column: stage.member_delta.mail -> crm.member.email direct
-- column: stage.member_delta.since -> crm.member.joined direct
-- column: crm.member.member_id -> crm.member.* join
-- column: stage.member_delta.id -> crm.member.* join
MERGE INTO crm.member USING stage.member_delta AS d ON crm.member.member_id = d.id REMOVE DUPLICATES;
-- end

-- id: redshift_statements_002
-- dialect: redshift
-- construct: merge, temp_table, script
-- kind: remove_duplicates
-- schema: {"tables": {"hotel.booking": ["booking_no", "room_no", "nights"]}}
-- reads: spectrum.booking_raw
-- writes: hotel.booking
-- column: spectrum.booking_raw.booking_id -> hotel.booking.booking_no direct
-- column: spectrum.booking_raw.room -> hotel.booking.room_no direct
-- column: spectrum.booking_raw.nights -> hotel.booking.nights direct
-- column: hotel.booking.booking_no -> hotel.booking.* join
-- column: spectrum.booking_raw.booking_id -> hotel.booking.* join
-- column: spectrum.booking_raw.dt -> hotel.booking.* filter
CREATE TEMP TABLE booking_stage AS
SELECT b.booking_id, b.room, b.nights FROM spectrum.booking_raw b WHERE b.dt = '2024-06-01';
MERGE INTO hotel.booking USING booking_stage ON hotel.booking.booking_no = booking_stage.booking_id
REMOVE DUPLICATES;
DROP TABLE booking_stage;
-- end

-- id: redshift_statements_003
-- dialect: redshift
-- construct: procedure, merge, delete
-- kind: remove_duplicates
-- reads: energy.reading_stage
-- writes: energy.reading_stage, energy.reading, energy.load_log
-- column: energy.reading_stage.kwh -> energy.reading_stage.* filter
-- column: energy.reading_stage.* -> energy.reading.* direct
-- column: energy.reading.meter_no -> energy.reading.* join
-- column: energy.reading.read_at -> energy.reading.* join
-- column: energy.reading_stage.meter_no -> energy.reading.* join
-- column: energy.reading_stage.read_at -> energy.reading.* join
CREATE OR REPLACE PROCEDURE energy.apply_reading(p_batch INT)
AS $$
BEGIN
  DELETE FROM energy.reading_stage WHERE kwh < 0;
  MERGE INTO energy.reading
  USING energy.reading_stage s
  ON energy.reading.meter_no = s.meter_no AND energy.reading.read_at = s.read_at
  REMOVE DUPLICATES;
  INSERT INTO energy.load_log (batch_no, meters) SELECT p_batch, count(*) FROM energy.reading_stage;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_statements_004
-- dialect: redshift
-- construct: merge, quoted_name, script
-- kind: remove_duplicates
-- reads: stage.Stock Delta
-- writes: Retail.Stock Level
-- column: stage.Stock Delta.* -> Retail.Stock Level.* direct
-- column: Retail.Stock Level.Sku -> Retail.Stock Level.* join
-- column: stage.Stock Delta.Sku -> Retail.Stock Level.* join
begin;
merge into "Retail"."Stock Level" using stage."Stock Delta" d
on "Retail"."Stock Level"."Sku" = d."Sku" remove duplicates;
truncate stage."Stock Delta";
commit;
-- end

-- id: redshift_statements_005
-- dialect: redshift
-- construct: merge, comment
-- kind: remove_duplicates
-- reads: stage.duplicates
-- writes: ops.remove
-- column: stage.duplicates.file_id -> ops.remove.file_id direct
-- column: stage.duplicates.reason -> ops.remove.reason direct
-- column: ops.remove.seen -> ops.remove.seen direct
-- column: ops.remove.file_id -> ops.remove.* join
-- column: stage.duplicates.file_id -> ops.remove.* join
MERGE INTO ops.remove USING stage.duplicates AS d ON ops.remove.file_id = d.file_id /* not REMOVE DUPLICATES */
WHEN MATCHED THEN UPDATE SET reason = d.reason, seen = ops.remove.seen + 1
WHEN NOT MATCHED THEN INSERT (file_id, reason) VALUES (d.file_id, d.reason);
-- end
