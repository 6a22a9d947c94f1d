-- id: databricks_named_like_file_more_001
-- dialect: databricks
-- construct: copy
-- kind: named_like_file
-- writes: o
COPY INTO o FROM (SELECT f.a FROM '/Volumes/x/d.csv' f) FILEFORMAT = CSV;
-- end
