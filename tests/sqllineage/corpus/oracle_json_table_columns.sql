-- id: oracle_json_table_columns_001
-- dialect: oracle
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
     JSON_TABLE(o.doc FORMAT JSON, '$.lines[*]' DEFAULT 'none' ON ERROR COLUMNS (
       n FOR ORDINALITY,
       sku VARCHAR2(20 CHAR) TRUNCATE PATH '$.sku' DEFAULT 'none' ON EMPTY NULL ON ERROR,
       has_note VARCHAR2(5) EXISTS PATH '$.note' FALSE ON ERROR,
       raw VARCHAR2(4000) FORMAT JSON WITH WRAPPER PATH '$.raw' EMPTY ON ERROR,
       NESTED PATH '$.parts[*]' COLUMNS (part_no NUMBER PATH '$.no' ERROR ON ERROR)
     )) j;
-- end

-- id: oracle_json_table_columns_002
-- dialect: oracle
-- construct: view, json
-- kind: json_table_columns
-- reads: app.event
-- writes: app.v
-- column: app.event.id -> app.v.id direct
-- column: app.event.body -> app.v.kind direct
-- column: app.event.body -> app.v.at direct
CREATE VIEW app.v AS
SELECT e.id, j.kind, j.at
FROM app.event e
CROSS APPLY JSON_TABLE(e.body, '$' ERROR ON ERROR NULL ON EMPTY COLUMNS (kind PATH '$.kind', at TIMESTAMP PATH '$.at' NULL ON MISMATCH)) j;
-- end
