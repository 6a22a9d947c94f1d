-- id: clickhouse_from_infile_001
-- dialect: clickhouse
-- construct: insert, copy
-- kind: from_infile
-- writes: t
INSERT INTO t FROM INFILE 'f.csv' FORMAT CSV;
-- end

-- id: clickhouse_from_infile_002
-- dialect: clickhouse
-- construct: insert, copy
-- kind: from_infile
-- writes: db.t
INSERT INTO db.t (a, b) FROM INFILE 'f.csv.gz' COMPRESSION 'gzip' FORMAT CSVWithNames;
-- end

-- id: clickhouse_from_infile_003
-- dialect: clickhouse
-- construct: insert, copy, script
-- kind: from_infile
-- reads: s
-- writes: t, u
-- column: s.a -> u.a direct
INSERT INTO TABLE t FROM INFILE '/data/*.tsv' SETTINGS input_format_allow_errors_num = 3 FORMAT TSV;
INSERT INTO u (a) SELECT a FROM s;
-- end

-- id: clickhouse_from_infile_004
-- dialect: clickhouse
-- construct: copy
-- kind: from_infile
-- reads: t
SELECT a FROM t WHERE b = 1 INTO OUTFILE 'out.csv' TRUNCATE FORMAT CSV;
-- end

-- id: clickhouse_from_infile_005
-- dialect: clickhouse
-- construct: insert, copy
-- kind: from_infile
-- writes: t
insert into t from infile 'f.parquet';
-- end
