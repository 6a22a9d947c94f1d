-- id: oracle_multi_insert_without_word_more_001
-- dialect: oracle
-- construct: multi_insert, insert
-- kind: multi insert without word
-- reads: s
-- writes: e
-- column: s.x -> e.* direct
-- column: s.d -> e.* filter
INSERT WHEN d IN (1, 2) THEN INTO e VALUES (x) SELECT x, d FROM s;
-- end
