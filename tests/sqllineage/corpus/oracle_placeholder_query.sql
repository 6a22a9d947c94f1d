-- id: oracle_placeholder_query_001
-- dialect: oracle
-- construct: cte
-- kind: placeholder_query
-- dropped: 1
WITH c AS ( &q ) SELECT a FROM c;
-- end
