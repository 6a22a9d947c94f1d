-- id: postgres_json_table_columns_001
-- dialect: postgres
-- construct: insert, json
-- kind: json_table_columns
-- reads: shop.orders
-- writes: shop.line
-- column: shop.orders.id -> shop.line.order_id direct
-- column: shop.orders.doc -> shop.line.n direct
-- column: shop.orders.doc -> shop.line.sku direct
-- column: shop.orders.doc -> shop.line.has_note direct
-- column: shop.orders.doc -> shop.line.raw direct
-- column: shop.orders.doc -> shop.line.part_no direct
INSERT INTO shop.line (order_id, n, sku, has_note, raw, part_no)
SELECT o.id, j.n, j.sku, j.has_note, j.raw, j.part_no
FROM shop.orders o,
     JSON_TABLE(o.doc, '$.lines[*] ? (@.price > $low)' AS top PASSING 10 AS low COLUMNS (
       n FOR ORDINALITY,
       sku text PATH '$.sku' OMIT QUOTES DEFAULT 'none' ON EMPTY NULL ON ERROR,
       has_note boolean EXISTS PATH '$.note' FALSE ON ERROR,
       raw jsonb FORMAT JSON PATH '$.raw' WITH CONDITIONAL WRAPPER KEEP QUOTES EMPTY ARRAY ON EMPTY,
       NESTED PATH '$.parts[*]' AS parts COLUMNS (part_no int PATH '$.no')
     ) ERROR ON ERROR) AS j;
-- end

-- id: postgres_json_table_columns_002
-- dialect: postgres
-- construct: ctas, json, star
-- kind: json_table_columns
-- reads: app.event
-- writes: app.flat
-- column: app.event.body -> app.flat.kind direct
-- column: app.event.body -> app.flat.size direct
-- column: app.event.body -> app.flat.x direct
CREATE TABLE app.flat AS
SELECT j.* FROM app.event e, JSON_TABLE(e.body::jsonb, 'lax $' COLUMNS (
  kind text, size int EXISTS, NESTED 'lax $.l[*]' COLUMNS (x int))) j;
-- end
