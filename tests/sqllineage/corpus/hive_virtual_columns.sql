-- id: hive_virtual_columns_001
-- dialect: hive
-- construct: insert, quoted_name
-- kind: virtual_columns
-- reads: raw.lines
-- writes: stg.lines
-- column: raw.lines.body -> stg.lines.body direct
INSERT INTO stg.lines (body, file_name)
SELECT l.body, l.`input__file__name` FROM raw.lines l;
-- end

-- id: hive_virtual_columns_002
-- dialect: hive
-- construct: ctas, quoted_name
-- kind: virtual_columns
-- reads: raw.bytes
-- writes: stg.bytes
-- column: raw.bytes.payload -> stg.bytes.payload direct
CREATE TABLE stg.bytes AS
SELECT payload, `block__offset__inside__file` AS at_byte FROM raw.bytes;
-- end

-- id: hive_virtual_columns_003
-- dialect: hive
-- construct: insert
-- kind: virtual_columns
-- reads: acid.payment
-- writes: acid.payment_rows
-- column: acid.payment.payment_id -> acid.payment_rows.payment_id direct
INSERT INTO TABLE acid.payment_rows (payment_id, row_at)
SELECT p.payment_id, p.ROW__ID FROM acid.payment p;
-- end

-- id: hive_virtual_columns_004
-- dialect: hive
-- construct: insert, subquery
-- kind: virtual_columns
-- reads: acid.bill
-- writes: acid.bill_last
-- column: acid.bill.bill_id -> acid.bill_last.bill_id direct
-- column: acid.bill.bill_id -> acid.bill_last.* window
INSERT OVERWRITE TABLE acid.bill_last
SELECT x.bill_id FROM (
  SELECT bill_id, row_number() OVER (PARTITION BY bill_id ORDER BY ROW__ID.writeid DESC) AS n FROM acid.bill
) x WHERE x.n = 1;
-- end

-- id: hive_virtual_columns_005
-- dialect: hive
-- construct: view, quoted_name
-- kind: virtual_columns
-- reads: acid.lot
-- writes: acid.lot_rows
-- column: acid.lot.lot_no -> acid.lot_rows.lot_no direct
CREATE VIEW acid.lot_rows AS
SELECT l.lot_no, l.`row__id`.bucketid AS bucket, `ROW__ID`.rowid AS row_no FROM acid.lot l;
-- end
