-- id: postgres_named_like_file_001
-- dialect: postgres
-- construct: ctas, quoted_name
-- kind: named_like_file
-- reads: raw."d.json"
-- writes: o
-- column: raw."d.json".a -> o.a direct
CREATE TABLE o AS SELECT a FROM raw."d.json";
-- end
