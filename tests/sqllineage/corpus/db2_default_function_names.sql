-- id: db2_default_function_names_001
-- dialect: db2
-- construct: select
-- kind: default_function_names
-- reads: feed.doc
-- column: feed.doc.body -> <result>.title direct
SELECT x.title FROM feed.doc d, XMLTABLE('$b/rss/item' PASSING d.body AS "b" COLUMNS title VARCHAR(20) PATH 'title') AS x;
-- end
