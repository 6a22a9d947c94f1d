-- id: mysql_named_like_file_001
-- dialect: mysql
-- construct: insert, quoted_name
-- kind: named_like_file
-- reads: `d.csv`
-- writes: o
-- column: `d.csv`.a -> o.a direct
-- column: `d.csv`.b -> o.* filter
INSERT INTO o (a) SELECT a FROM `d.csv` WHERE b > 1;
-- end
