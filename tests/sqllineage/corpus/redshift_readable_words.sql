-- id: redshift_readable_words_001
-- dialect: redshift
-- construct: delete
-- kind: readable_words
-- reads: a.s
-- writes: a.t
-- column: a.s.x -> a.t.x direct
-- column: a.s.day -> a.t.* filter
-- column: a.t.day -> a.t.* filter
DELETE FROM a.t WHERE day = :1;
INSERT INTO a.t (x) SELECT x FROM a.s WHERE day BETWEEN :1 AND :2;
-- end

-- id: redshift_readable_words_002
-- dialect: redshift
-- construct: select
-- kind: readable_words
-- reads: a.s
-- column: a.s.x -> <result>.x direct
-- column: a.s.x -> <result>.* filter
SELECT x FROM a.s WHERE x LIKE :1 || '%' LIMIT :2;
-- end
