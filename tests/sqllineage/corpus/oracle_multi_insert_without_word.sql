-- id: oracle_multi_insert_without_word_001
-- dialect: oracle
-- construct: multi_insert, insert
-- kind: multi insert without word
-- reads: s
-- writes: e, f
-- column: s.x -> e.x direct
-- column: s.x -> f.x direct
-- column: s.d -> e.* filter
-- column: s.d -> f.* filter
INSERT WHEN (d = 10) THEN INTO e (x) VALUES (x) ELSE INTO f (x) VALUES (x) SELECT * FROM s;
-- end

-- id: oracle_multi_insert_without_word_002
-- dialect: oracle
-- construct: multi_insert, insert
-- kind: multi insert without word
-- reads: s
-- writes: e, f
-- column: s.x -> e.x direct
-- column: s.y -> f.y direct
-- column: s.d -> e.* filter
-- column: s.g -> f.* filter
INSERT WHEN d = 10 THEN INTO e (x) VALUES (x) WHEN g IS NULL THEN INTO f (y) VALUES (y) SELECT x, y, d, g FROM s;
-- end
