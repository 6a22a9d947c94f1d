-- id: spark_placeholder_query_001
-- dialect: spark
-- construct: cte, insert
-- kind: placeholder_query
-- writes: r.t
-- dropped: 1
WITH c AS ( ${q} ) INSERT INTO r.t SELECT a FROM c;
-- end
