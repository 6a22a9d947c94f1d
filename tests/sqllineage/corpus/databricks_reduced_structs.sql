-- id: databricks_reduced_structs_001
-- dialect: databricks
-- construct: insert, struct
-- kind: reduced_structs
-- reads: raw.bill
-- writes: mart.bill
-- column: raw.bill.price -> mart.bill.due direct
-- column: raw.bill.rate -> mart.bill.due direct
-- column: raw.bill.start -> mart.bill.due direct
-- column: raw.bill.price -> mart.bill.* filter
INSERT INTO mart.bill (due)
SELECT reduce(arrays_zip(qty, price), start,
  (acc, z) -> CASE WHEN z.price > 0 THEN acc + z.price * rate ELSE acc END) FROM raw.bill;
-- end
