-- id: spark_star_of_generator_01
-- dialect: spark
-- construct: insert, lateral, star
-- schema: {"tables": {"a": ["id", "xs"]}}
-- reads: a
-- writes: tgt
-- column: a.id -> tgt.id direct
-- column: a.xs -> tgt.xs direct
-- column: a.xs -> tgt.x direct
INSERT INTO tgt SELECT * FROM a LATERAL VIEW explode(xs) t AS x;
-- end

-- id: spark_star_of_generator_02
-- dialect: spark
-- construct: insert, lateral, star
-- schema: {"tables": {"t1": ["id", "c1", "c2"]}}
-- reads: t1
-- writes: tgt
-- column: t1.c1 -> tgt.x direct
-- column: t1.c2 -> tgt.y direct
INSERT INTO tgt SELECT t.* FROM t1 JOIN LATERAL stack(1, c1, c2) t(x, y);
-- end
