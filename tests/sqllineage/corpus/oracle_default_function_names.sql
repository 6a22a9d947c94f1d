-- id: oracle_default_function_names_001
-- dialect: oracle
-- construct: select,json
-- kind: default_function_names
-- reads: feed.doc
-- column: feed.doc.body -> <result>.sku direct
-- column: feed.doc.id -> <result>.id direct
SELECT d.id, sku FROM feed.doc d, JSON_TABLE(d.body, '$[*]' COLUMNS (sku VARCHAR2(9) PATH '$.sku'));
-- end
