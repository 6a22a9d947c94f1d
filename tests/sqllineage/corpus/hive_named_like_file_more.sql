-- id: hive_named_like_file_more_001
-- dialect: hive
-- construct: insert, quoted_name
-- kind: named_like_file
-- reads: raw.`d.orc`
-- writes: o
-- column: raw.`d.orc`.a -> o.a direct
INSERT INTO o (a) SELECT a FROM raw.`d.orc`;
-- end
