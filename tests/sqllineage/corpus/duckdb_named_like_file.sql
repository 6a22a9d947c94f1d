-- id: duckdb_named_like_file_001
-- dialect: duckdb
-- construct: insert, quoted_name, join
-- kind: named_like_file
-- reads: raw."d.csv"
-- writes: o
-- column: raw."d.csv".c -> o.c direct
-- column: raw."d.csv".k -> o.* join
INSERT INTO o (a, c) SELECT f.a, r.c FROM "d.csv" f JOIN raw."d.csv" r ON r.k = f.k;
-- end
