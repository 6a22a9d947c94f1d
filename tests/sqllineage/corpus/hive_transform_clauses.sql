-- id: hive_transform_clauses_001
-- dialect: hive
-- construct: select, ctas
-- kind: transform_clauses
-- reads: src.pairs
-- writes: tgt.pairs
-- column: src.pairs.k -> tgt.pairs.tk direct
-- column: src.pairs.k -> tgt.pairs.* sort
-- column: src.pairs.d -> tgt.pairs.* filter
CREATE TABLE tgt.pairs AS
SELECT TRANSFORM (k) USING '/bin/cat' AS (tk) FROM src.pairs WHERE d > 1 DISTRIBUTE BY tk SORT BY tk DESC;
-- end
