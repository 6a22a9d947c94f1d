-- id: bigquery_path_with_offset_001
-- dialect: bigquery
-- construct: unnest
-- kind: path_with_offset
-- reads: d.t
-- writes: d.o
-- column: d.t.params -> d.o.k direct
-- column: d.t.params -> d.o.pos direct
-- column: d.t.id -> d.o.id direct
INSERT INTO d.o (id, k, pos) SELECT t.id, p.key, off FROM d.t t, t.params p WITH OFFSET off;
-- end

-- id: bigquery_path_with_offset_002
-- dialect: bigquery
-- construct: unnest
-- kind: path_with_offset
-- reads: d.t
-- writes: d.o
-- column: d.t.items -> d.o.name direct
-- column: d.t.items -> d.o.at direct
CREATE TABLE d.o AS SELECT i.name, at FROM d.t AS t LEFT JOIN t.items AS i WITH OFFSET AS at;
-- end

-- id: bigquery_path_with_offset_003
-- dialect: bigquery
-- construct: unnest,subquery
-- kind: path_with_offset
-- reads: shop.baskets
-- writes: shop.first_lines
-- column: shop.baskets.id -> shop.first_lines.id direct
-- column: shop.baskets.lines -> shop.first_lines.sku direct
-- column: shop.baskets.lines -> shop.first_lines.* filter
INSERT INTO shop.first_lines (id, sku)
SELECT b.id, (SELECT l.sku FROM b.lines l WITH OFFSET pos WHERE pos = 0) FROM shop.baskets b;
-- end

-- id: bigquery_path_with_offset_004
-- dialect: bigquery
-- construct: unnest,join
-- kind: path_with_offset
-- reads: web.hits
-- writes: web.flat
-- column: web.hits.id -> web.flat.id direct
-- column: web.hits.pages -> web.flat.url direct
-- column: web.hits.pages -> web.flat.ord direct
-- column: web.hits.pages -> web.flat.* sort
CREATE OR REPLACE TABLE web.flat AS
SELECT h.id, p.url, row_no AS ord FROM web.hits h CROSS JOIN h.pages p WITH OFFSET row_no ORDER BY row_no;
-- end

-- id: bigquery_path_with_offset_005
-- dialect: bigquery
-- construct: unnest
-- kind: path_with_offset
-- reads: d.t
-- writes: d.o
-- column: d.t.a -> d.o.x direct
-- column: d.t.a -> d.o.y direct
-- column: d.t.a -> d.o.* filter
INSERT INTO d.o (x, y) SELECT p.b.c, off + 1 FROM d.t t, t.a.b p WITH OFFSET AS off WHERE off < 5 AND p.k = 'z';
-- end
