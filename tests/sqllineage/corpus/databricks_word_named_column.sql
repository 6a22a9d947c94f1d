-- id: databricks_word_named_column_001
-- dialect: databricks
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: bronze.dim
-- writes: silver.dim
-- column: bronze.dim.i -> silver.dim.index direct
-- column: bronze.dim.u -> silver.dim.unique direct
-- column: bronze.dim.p -> silver.dim.primary direct
-- column: bronze.dim.l -> silver.dim.like direct
CREATE TABLE silver.dim (index BIGINT, unique DECIMAL(10, 2), primary STRING, like ARRAY<STRING>, CONSTRAINT pk_dim PRIMARY KEY (index));
INSERT INTO silver.dim SELECT i, u, p, l FROM bronze.dim;
-- end
