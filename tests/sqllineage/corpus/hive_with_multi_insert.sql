-- id: hive_with_multi_insert_01
-- dialect: hive
-- construct: multi_insert, cte
-- kind: with_multi_insert
-- reads: ods.t
-- writes: dw.a, dw.b
-- column: ods.t.id -> dw.a.id direct
-- column: ods.t.k -> dw.a.* filter
-- column: ods.t.n -> dw.b.n direct
-- column: ods.t.k -> dw.b.* filter
-- column: ods.t.n -> dw.b.* filter
WITH c AS (SELECT id, n, k FROM ods.t WHERE k > 0)
FROM c
INSERT OVERWRITE TABLE dw.a SELECT id
INSERT INTO TABLE dw.b SELECT n WHERE n > 5;
-- end

-- id: hive_with_multi_insert_02
-- dialect: hive
-- construct: multi_insert, cte, join, aggregate
-- kind: with_multi_insert
-- reads: ods.t, ods.d
-- writes: dw.a, dw.b
-- column: ods.t.id -> dw.a.id direct
-- column: ods.d.name -> dw.a.name direct
-- column: ods.t.id -> dw.a.* join
-- column: ods.d.id -> dw.a.* join
-- column: ods.d.name -> dw.b.name direct
-- column: ods.d.name -> dw.b.* group
-- column: ods.t.id -> dw.b.* join
-- column: ods.d.id -> dw.b.* join
WITH c AS (SELECT id FROM ods.t)
FROM c JOIN ods.d d ON c.id = d.id
INSERT INTO TABLE dw.a PARTITION (day = '2026-01-01') SELECT c.id, d.name
INSERT INTO TABLE dw.b SELECT d.name, count(*) AS n GROUP BY d.name;
-- end

-- id: hive_with_multi_insert_03
-- dialect: hive
-- construct: multi_insert, cte
-- kind: with_multi_insert
-- reads: ods.t
-- writes: dw.a, dw.b
-- column: ods.t.id -> dw.a.id direct
-- column: ods.t.id -> dw.b.id direct
-- column: ods.t.id -> dw.b.* filter
WITH c AS (SELECT id FROM ods.t), e AS (SELECT id FROM ods.t)
FROM c
INSERT INTO TABLE dw.a SELECT id
INSERT INTO TABLE dw.b SELECT id WHERE id IN (SELECT id FROM e);
-- end
