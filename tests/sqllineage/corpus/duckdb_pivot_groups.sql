-- id: duckdb_pivot_groups_001
-- dialect: duckdb
-- construct: ctas, pivot
-- kind: pivot_groups
-- reads: raw.sale
-- writes: mart.sale
-- column: raw.sale.country -> mart.sale.country direct
-- column: raw.sale.v -> mart.sale.2000 direct
-- column: raw.sale.v -> mart.sale.2010 direct
-- column: raw.sale.country -> mart.sale.* group
-- column: raw.sale.year -> mart.sale.* filter
CREATE TABLE mart.sale AS FROM raw.sale PIVOT (sum(v) FOR year IN (2000, 2010) GROUP BY country);
-- end

-- id: duckdb_pivot_groups_002
-- dialect: duckdb
-- construct: insert, pivot
-- kind: pivot_groups
-- schema: {"tables": {"raw.sale": ["country", "town", "year", "v"]}}
-- reads: raw.sale
-- writes: mart.sale
-- column: raw.sale.country -> mart.sale.c direct
-- column: raw.sale.v -> mart.sale.v2000 direct
-- column: raw.sale.v -> mart.sale.v2010 direct
-- column: raw.sale.country -> mart.sale.* group
-- column: raw.sale.year -> mart.sale.* filter
INSERT INTO mart.sale (c, v2000, v2010)
SELECT * FROM raw.sale PIVOT (max(v) FOR year IN (2000, 2010) GROUP BY country);
-- end

-- id: duckdb_pivot_groups_003
-- dialect: duckdb
-- construct: ctas, pivot, cte
-- kind: pivot_groups
-- reads: raw.visit
-- writes: mart.visit
-- column: raw.visit.site -> mart.visit.site direct
-- column: raw.visit.day -> mart.visit.day direct
-- column: raw.visit.secs -> mart.visit.web_n direct
-- column: raw.visit.secs -> mart.visit.app_n direct
-- column: raw.visit.site -> mart.visit.* group
-- column: raw.visit.day -> mart.visit.* group
-- column: raw.visit.kind -> mart.visit.* filter
-- column: raw.visit.ok -> mart.visit.* filter
CREATE TABLE mart.visit AS
WITH q AS (SELECT * FROM raw.visit WHERE ok)
SELECT p.* FROM q PIVOT (sum(secs) AS n FOR kind IN ('web', 'app') GROUP BY site, day) p;
-- end

-- id: duckdb_pivot_groups_004
-- dialect: duckdb
-- construct: select, pivot, join
-- kind: pivot_groups
-- reads: raw.sale, ref.land
-- column: raw.sale.v -> <result>.a direct
-- column: ref.land.title -> <result>.title direct
-- column: raw.sale.country -> <result>.* group
-- column: raw.sale.country -> <result>.* join
-- column: ref.land.country -> <result>.* join
-- column: raw.sale.year -> <result>.* filter
SELECT p."2000" AS a, l.title
FROM (FROM raw.sale PIVOT (sum(v) FOR year IN (2000) GROUP BY country)) p
JOIN ref.land l ON l.country = p.country;
-- end

-- id: duckdb_pivot_groups_005
-- dialect: duckdb
-- construct: ctas, pivot
-- kind: pivot_groups
-- reads: raw.stock
-- writes: mart.stock
-- column: raw.stock.shop -> mart.stock.shop direct
-- column: raw.stock.qty -> mart.stock.a direct
-- column: raw.stock.qty -> mart.stock.b direct
-- column: raw.stock.shop -> mart.stock.* group
-- column: raw.stock.shop -> mart.stock.* sort
-- column: raw.stock.part -> mart.stock.* filter
CREATE TABLE mart.stock AS
PIVOT raw.stock ON part IN ('a', 'b') USING sum(qty) GROUP BY shop ORDER BY shop;
-- end
