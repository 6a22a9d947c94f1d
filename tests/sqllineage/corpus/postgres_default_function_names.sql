-- id: postgres_default_function_names_001
-- dialect: postgres
-- construct: select,star
-- kind: default_function_names
-- reads: feed.doc
-- column: feed.doc.body -> <result>.title direct
-- column: feed.doc.body -> <result>.price direct
SELECT xmltable.* FROM feed.doc d,
    XMLTABLE('/rss/item' PASSING d.body COLUMNS title text PATH 'title', price numeric PATH 'price');
-- end

-- id: postgres_default_function_names_002
-- dialect: postgres
-- construct: select
-- kind: default_function_names
-- reads: feed.doc
-- column: feed.doc.body -> <result>.title direct
-- column: feed.doc.id -> <result>.id direct
SELECT d.id, xmltable.title FROM feed.doc d CROSS JOIN XMLTABLE('/rss/item' PASSING d.body COLUMNS title text PATH 'title');
-- end

-- id: postgres_default_function_names_003
-- dialect: postgres
-- construct: select,json
-- kind: default_function_names
-- reads: feed.doc
-- column: feed.doc.body -> <result>.sku direct
-- column: feed.doc.body -> <result>.* filter
SELECT json_table.sku FROM feed.doc d,
    JSON_TABLE(d.body, '$[*]' COLUMNS (sku text PATH '$.sku', qty int PATH '$.qty')) WHERE json_table.qty > 1;
-- end
