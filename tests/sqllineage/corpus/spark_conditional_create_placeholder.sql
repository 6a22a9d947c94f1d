-- id: spark_conditional_create_placeholder_001
-- dialect: spark
-- construct: ctas
-- kind: conditional_create_placeholder
-- reads: s
-- writes: ${t}
-- column: s.a -> ${t}.a direct
CREATE TABLE IF NOT EXISTS ${t} AS SELECT a FROM s;
-- end

-- id: spark_conditional_create_placeholder_002
-- dialect: spark
-- construct: ddl,insert,script
-- kind: conditional_create_placeholder
-- reads: s
-- writes: ${t}
-- column: s.b -> ${t}.a direct
CREATE TABLE IF NOT EXISTS ${t} (a STRING);
INSERT INTO ${t} SELECT b FROM s;
-- end

-- id: spark_conditional_create_placeholder_003
-- dialect: spark
-- construct: ddl,script
-- kind: conditional_create_placeholder
-- reads: s
-- writes: t
-- column: s.b -> t.b direct
DROP TABLE IF EXISTS ${old};
CREATE DATABASE IF NOT EXISTS ${db};
INSERT INTO t SELECT b FROM s;
-- end
