-- id: hive_regex_columns_001
-- dialect: hive
-- construct: insert,quoted_name
-- kind: regex_columns
-- schema: {"tables": {"lake.hit": ["url", "ms", "dt"], "mart.hit": ["url", "ms", "dt"]}}
-- reads: lake.hit
-- writes: mart.hit
-- column: lake.hit.url -> mart.hit.url direct
-- column: lake.hit.ms -> mart.hit.ms direct
SET hive.support.quoted.identifiers=none;
INSERT OVERWRITE TABLE mart.hit PARTITION (dt = '2024-05-01') SELECT `(dt)?+.+` FROM lake.hit;
-- end
