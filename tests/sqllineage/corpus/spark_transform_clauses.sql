-- id: spark_transform_clauses_001
-- dialect: spark
-- construct: select, insert
-- kind: transform_clauses
-- reads: src.pairs
-- writes: tgt.pairs
-- column: src.pairs.k -> tgt.pairs.tk direct
-- column: src.pairs.v -> tgt.pairs.tk direct
-- column: src.pairs.k -> tgt.pairs.tv direct
-- column: src.pairs.v -> tgt.pairs.tv direct
-- column: src.pairs.k -> tgt.pairs.* sort
-- column: src.pairs.v -> tgt.pairs.* sort
INSERT INTO tgt.pairs (tk, tv)
SELECT TRANSFORM (k, v) USING 'cat' AS (tk, tv) FROM src.pairs CLUSTER BY tk;
-- end
