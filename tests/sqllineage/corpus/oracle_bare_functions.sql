-- id: oracle_bare_functions_001
-- dialect: oracle
-- construct: insert
-- kind: bare_functions
-- reads: lab.reading
-- writes: lab.reading_clean
-- column: lab.reading.reading_id -> lab.reading_clean.reading_id direct
-- column: lab.reading.amount -> lab.reading_clean.* filter
INSERT INTO lab.reading_clean (reading_id, upper_bound, zone_name)
SELECT r.reading_id, binary_double_infinity, dbtimezone FROM lab.reading r
WHERE r.amount IS NOT NAN AND r.amount < binary_float_infinity;
-- end
