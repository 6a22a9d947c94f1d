-- id: oracle_function_star_001
-- dialect: oracle
-- construct: select, star, unnest
-- kind: function_star
-- reads: lab.sample
-- column: lab.sample.sample_no -> <result>.sample_no direct
-- column: lab.sample.readings -> <result>.* direct
-- column: lab.sample.taken_on -> <result>.* filter
SELECT s.sample_no, r.*
FROM lab.sample s, TABLE(s.readings) r
WHERE s.taken_on >= DATE '2024-01-01';
-- end

-- id: oracle_function_star_002
-- dialect: oracle
-- construct: view, star, json
-- kind: function_star
-- reads: api.order_doc
-- writes: api.order_line
-- column: api.order_doc.doc_id -> api.order_line.doc_id direct
-- column: api.order_doc.body -> api.order_line.line_no direct
-- column: api.order_doc.body -> api.order_line.sku direct
-- column: api.order_doc.body -> api.order_line.pieces direct
-- column: api.order_doc.kind -> api.order_line.* filter
CREATE OR REPLACE VIEW api.order_line AS
SELECT d.doc_id, jt.*
FROM api.order_doc d,
     JSON_TABLE(d.body, '$.lines[*]' COLUMNS (
       line_no FOR ORDINALITY,
       sku VARCHAR2(30) PATH '$.sku',
       pieces NUMBER PATH '$.n')) jt
WHERE d.kind = 'O';
-- end
