-- id: oracle_trailing_text_001
-- dialect: oracle
-- construct: broken,ddl
-- kind: trailing_text
-- dropped: 1
DROP TABLE old_sale WHERE sold < DATE '2020-01-01';
-- end
