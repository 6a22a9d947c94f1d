-- id: postgres_delete_only_001
-- dialect: postgres
-- construct: delete, subquery
-- kind: delete_only
-- reads: telemetry.device
-- writes: telemetry.reading
-- column: telemetry.reading.recorded_at -> telemetry.reading.* filter
-- column: telemetry.reading.device_id -> telemetry.reading.* filter
-- column: telemetry.device.device_id -> telemetry.reading.* filter
-- column: telemetry.device.retired -> telemetry.reading.* filter
DELETE FROM ONLY telemetry.reading
WHERE recorded_at < now() - interval '90 days'
  AND device_id IN (SELECT d.device_id FROM telemetry.device d WHERE d.retired);
-- end

-- id: postgres_delete_only_002
-- dialect: postgres
-- construct: delete, cte, insert
-- kind: delete_only
-- reads: route, parcel
-- writes: parcel, parcel_archive
-- column: parcel.parcel_id -> parcel_archive.parcel_id direct
-- column: parcel.weight -> parcel_archive.weight direct
-- column: route.route_id -> parcel.* filter
-- column: parcel.route_id -> parcel.* filter
-- column: route.closed_on -> parcel.* filter
-- column: route.route_id -> parcel_archive.* filter
-- column: parcel.route_id -> parcel_archive.* filter
-- column: route.closed_on -> parcel_archive.* filter
WITH gone AS (
    DELETE FROM ONLY parcel AS p
    USING route r
    WHERE r.route_id = p.route_id AND r.closed_on < DATE '2023-01-01'
    RETURNING p.parcel_id, p.weight
)
INSERT INTO parcel_archive (parcel_id, weight)
SELECT g.parcel_id, g.weight FROM gone g;
-- end

-- id: postgres_delete_only_003
-- dialect: postgres
-- construct: merge, subquery, aggregate
-- kind: delete_only
-- reads: stock.count_sheet
-- writes: stock.level
-- column: stock.count_sheet.qty -> stock.level.on_hand direct
-- column: stock.count_sheet.sku -> stock.level.sku direct
-- column: stock.level.sku -> stock.level.* join
-- column: stock.count_sheet.sku -> stock.level.* join
-- column: stock.count_sheet.approved -> stock.level.* filter
-- column: stock.count_sheet.qty -> stock.level.* filter
-- column: stock.count_sheet.sku -> stock.level.* group
MERGE INTO ONLY stock.level AS l
USING (
    SELECT s.sku, sum(s.qty) AS qty FROM stock.count_sheet s WHERE s.approved GROUP BY s.sku
) AS c ON l.sku = c.sku
WHEN MATCHED AND c.qty = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET on_hand = c.qty
WHEN NOT MATCHED THEN INSERT (sku, on_hand) VALUES (c.sku, c.qty);
-- end

-- id: postgres_delete_only_004
-- dialect: postgres
-- construct: delete, correlated, quoted_name
-- kind: delete_only
-- reads: Ledger.Journal
-- writes: Ledger.Entry
-- column: Ledger.Journal.Id -> Ledger.Entry.* filter
-- column: Ledger.Entry.JournalId -> Ledger.Entry.* filter
-- column: Ledger.Entry.posted -> Ledger.Entry.* filter
DELETE FROM ONLY "Ledger"."Entry" e
WHERE NOT e.posted
  AND NOT EXISTS (SELECT 1 FROM "Ledger"."Journal" j WHERE j."Id" = e."JournalId");
-- end

-- id: postgres_delete_only_005
-- dialect: postgres
-- construct: procedure, delete
-- kind: delete_only
-- reads: clinic.visit
-- writes: clinic.visit_note, clinic.visit
-- column: clinic.visit.visit_id -> clinic.visit_note.* filter
-- column: clinic.visit_note.visit_id -> clinic.visit_note.* filter
-- column: clinic.visit.ended_on -> clinic.visit_note.* filter
-- column: clinic.visit.ended_on -> clinic.visit.* filter
CREATE OR REPLACE PROCEDURE clinic.purge_visits(p_keep int) LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ONLY clinic.visit_note n
    USING clinic.visit v
    WHERE v.visit_id = n.visit_id AND v.ended_on < current_date - p_keep;
    DELETE FROM ONLY (clinic.visit) WHERE ended_on < current_date - p_keep;
END $$;
-- end
