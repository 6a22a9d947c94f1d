-- id: duckdb_names_001
-- dialect: duckdb
-- construct: ctas, join
-- kind: extension_operator
-- reads: query_vec, chunk
-- writes: nearest
-- column: query_vec.query_id -> nearest.query_id direct
-- column: chunk.chunk_id -> nearest.chunk_id direct
-- column: chunk.embedding -> nearest.distance direct
-- column: query_vec.embedding -> nearest.distance direct
-- column: chunk.url -> nearest.* filter
-- column: chunk.labels -> nearest.* filter
-- column: query_vec.labels -> nearest.* filter
-- column: chunk.embedding -> nearest.* sort
-- column: query_vec.embedding -> nearest.* sort
CREATE TABLE nearest AS
SELECT q.query_id, c.chunk_id, c.embedding <=> q.embedding AS distance
FROM query_vec q CROSS JOIN chunk c
WHERE c.url ^@ 'https://docs.' AND c.labels && q.labels
ORDER BY c.embedding <-> q.embedding;
-- end

-- id: duckdb_names_002
-- dialect: duckdb
-- construct: select, aggregate, quoted_name
-- kind: quoted_exclude
-- reads: scan_config
-- column: scan_config.exclude -> <result>.exclude direct
-- column: scan_config.replace -> <result>.last_replace direct
-- column: scan_config.exclude -> <result>.* group
-- column: scan_config.replace -> <result>.* filter
-- column: scan_config.exclude -> <result>.* sort
SELECT "exclude", count(*) AS n, max("replace") AS last_replace
FROM scan_config
GROUP BY "exclude"
HAVING max("replace") > 3
ORDER BY "exclude";
-- end

-- id: duckdb_names_003
-- dialect: duckdb
-- construct: ctas, aggregate
-- kind: duckdb_syntax
-- reads: sales
-- writes: region_sales
-- column: sales.region -> region_sales.region direct
-- column: sales.channel -> region_sales.channel direct
-- column: sales.net -> region_sales.net direct
-- column: sales.region -> region_sales.* group
-- column: sales.channel -> region_sales.* group
-- column: sales.net -> region_sales.* sort
-- column: sales.region -> region_sales.* sort
CREATE TABLE region_sales AS
SELECT s.region, s.channel, sum(s.net) AS net
FROM sales s
GROUP BY ALL
ORDER BY #3 DESC, #1;
-- end

-- id: duckdb_names_004
-- dialect: duckdb
-- construct: ctas, join
-- kind: duckdb_syntax
-- reads: shop.orders, shop.vat
-- writes: invoice_line
-- column: shop.orders.code -> invoice_line.code direct
-- column: shop.orders.net -> invoice_line.gross direct
-- column: shop.vat.rate -> invoice_line.gross direct
-- column: shop.vat.land -> invoice_line.* join
-- column: shop.orders.land -> invoice_line.* join
-- column: shop.orders.net -> invoice_line.* filter
CREATE TABLE invoice_line AS
SELECT code: o.code, gross: o.net * (1 + v.rate), note: 'calc'
FROM o: shop.orders JOIN v: shop.vat ON v.land = o.land
WHERE o.net > 0;
-- end

-- id: duckdb_names_005
-- dialect: duckdb
-- construct: insert, subquery
-- kind: duckdb_syntax
-- reads: shop.orders, meta.load
-- writes: meta.profile
-- column: meta.load.loaded_by -> meta.profile.loaded_by direct
-- column: meta.load.table_name -> meta.profile.* filter
INSERT INTO meta.profile (table_name, columns_seen, loaded_by)
SELECT 'orders', count(*), max(l.loaded_by)
FROM (SUMMARIZE shop.orders) AS p, meta.load l
WHERE l.table_name = 'orders';
-- end

-- id: duckdb_names_006
-- dialect: duckdb
-- construct: select, join
-- kind: duckdb_syntax
-- reads: games, venue
-- column: games.pool -> <result>.pool direct
-- column: games.size -> <result>.half direct
-- column: games.title -> <result>.title direct
-- column: games.tags -> <result>.tags direct
-- column: venue.id -> <result>.* join
-- column: games.venue_id -> <result>.* join
-- column: games.size -> <result>.* filter
-- column: games.size -> <result>.* sort
SELECT g.pool, (g.size!) // 2 AS half, g.title.trim().upper() AS title, g.tags[2:-1] AS tags
FROM games g SEMI JOIN venue v ON v.id = g.venue_id
WHERE g.size! < 1_000_000
ORDER BY g.size ** 2;
-- end

-- id: duckdb_names_007
-- dialect: duckdb
-- construct: select, join
-- kind: duckdb_syntax
-- reads: bus, depot
-- column: bus.bus_no -> <result>.bus_no direct
-- column: depot.id -> <result>.* join
-- column: bus.depot_id -> <result>.* join
-- column: bus.seats -> <result>.* filter
-- column: bus.taken -> <result>.* filter
-- column: bus.plate -> <result>.* filter
-- column: bus.line -> <result>.* filter
SELECT b.bus_no
FROM bus b JOIN depot d ON d.id!=b.depot_id
WHERE b.seats!=b.taken AND b.plate!~~'X%' AND b.line NOT SIMILAR TO '[0-9]+';
-- end
