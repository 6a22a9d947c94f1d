-- id: mysql_json_table_columns_001
-- dialect: mysql
-- construct: insert, json
-- kind: json_table_columns
-- reads: shop.orders
-- writes: shop.line
-- column: shop.orders.id -> shop.line.order_id direct
-- column: shop.orders.doc -> shop.line.n direct
-- column: shop.orders.doc -> shop.line.sku direct
-- column: shop.orders.doc -> shop.line.has_note direct
-- column: shop.orders.doc -> shop.line.part_no direct
INSERT INTO shop.line (order_id, n, sku, has_note, part_no)
SELECT o.id, j.n, j.sku, j.has_note, j.part_no
FROM shop.orders o,
     JSON_TABLE(o.doc, '$.lines[*]' COLUMNS (
       n FOR ORDINALITY,
       sku VARCHAR(20) PATH '$.sku' DEFAULT '"none"' ON EMPTY NULL ON ERROR,
       has_note INT EXISTS PATH '$.note',
       NESTED PATH '$.parts[*]' COLUMNS (part_no INT PATH '$.no')
     )) AS j;
-- end

-- id: mysql_json_table_columns_002
-- dialect: mysql
-- construct: ctas, json, star
-- kind: json_table_columns
-- reads: app.event
-- writes: app.flat
-- column: app.event.body -> app.flat.kind direct
-- column: app.event.body -> app.flat.amount direct
-- column: app.event.body -> app.flat.* filter
CREATE TABLE app.flat AS
SELECT j.* FROM app.event e
JOIN JSON_TABLE(e.body, '$' COLUMNS (
  kind VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$.kind' ERROR ON EMPTY ERROR ON ERROR,
  amount DECIMAL(10, 2) PATH '$.amount' DEFAULT '0' ON EMPTY DEFAULT '-1' ON ERROR
)) j
WHERE j.amount > 0;
-- end

-- id: mysql_json_table_columns_003
-- dialect: mysql
-- construct: select, json
-- kind: json_table_columns
-- column: app.t.j -> <result>.v direct
-- column: app.t.j -> <result>.has direct
-- column: app.t.j -> <result>.w direct
-- column: app.t.j -> <result>.x direct
-- reads: app.t
SELECT a.v, a.has, a.w, a.x
FROM app.t
LEFT JOIN JSON_TABLE(t.j, '$[*]' COLUMNS (
  v INT PATH '$.v', has BOOLEAN EXISTS PATH '$.v',
  NESTED '$.l[*]' COLUMNS (w INT PATH '$.w', NESTED PATH '$.m[*]' COLUMNS (x JSON PATH '$')))) AS a ON TRUE;
-- end
