-- id: oracle_readable_words_001
-- dialect: oracle
-- construct: insert
-- kind: readable_words
-- reads: src.a
-- writes: dst.b
-- column: src.a.x -> dst.b.x direct
-- column: src.a.y -> dst.b.* filter
INSERT /*+ APPEND */ INTO dst.b (x)
SELECT x FROM src.a WHERE y > 1
LOG ERRORS REJECT LIMIT UNLIMITED;
-- end

-- id: oracle_readable_words_002
-- dialect: oracle
-- construct: merge
-- kind: readable_words
-- reads: src.a
-- writes: dst.b
-- column: src.a.x -> dst.b.x direct
-- column: src.a.id -> dst.b.* join
-- column: dst.b.id -> dst.b.* join
MERGE INTO dst.b t USING src.a s ON (t.id = s.id)
WHEN MATCHED THEN UPDATE SET t.x = s.x
LOG ERRORS INTO dst.err_b (TO_CHAR(SYSDATE, 'YYYY') || ' load') REJECT LIMIT 100;
-- end
