-- id: postgres_trailing_text_001
-- dialect: postgres
-- construct: broken,ddl
-- kind: trailing_text
-- dropped: 1
TRUNCATE TABLE old_sale WHERE sold < DATE '2020-01-01';
-- end
