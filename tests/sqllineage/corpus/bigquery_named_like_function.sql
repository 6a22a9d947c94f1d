-- id: bigquery_named_like_function_001
-- dialect: bigquery
-- construct: function, variable, insert
-- kind: variable named like a function
-- reads: d.shops
-- writes: d.summary
-- column: d.shops.country -> d.summary.region direct
DECLARE code, region STRING;
CREATE TEMP FUNCTION region(c STRING) AS (UPPER(c));
SET code = (SELECT MAX(country) FROM d.shops);
SET region = region(code);
INSERT INTO d.summary (region) VALUES (region);
-- end
