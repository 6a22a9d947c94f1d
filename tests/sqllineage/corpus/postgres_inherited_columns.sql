-- id: postgres_inherited_columns_001
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- reads: stage.object
-- writes: repo.user_object
-- column: stage.object.a -> repo.user_object.oid direct
-- column: stage.object.b -> repo.user_object.name direct
-- column: stage.object.c -> repo.user_object.email direct
CREATE TABLE repo.object (oid uuid, name text);
CREATE TABLE repo.user_object (email text, CHECK (email <> '')) INHERITS (repo.object);
INSERT INTO repo.user_object SELECT a, b, c FROM stage.object;
-- end

-- id: postgres_inherited_columns_002
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- reads: feed.m
-- writes: m.measure_2024
-- column: feed.m.city -> m.measure_2024.city_id direct
-- column: feed.m.day -> m.measure_2024.logdate direct
-- column: feed.m.t -> m.measure_2024.peak direct
CREATE TABLE m.measure (city_id int NOT NULL, logdate date NOT NULL, peak int) PARTITION BY RANGE (logdate);
CREATE TABLE m.measure_2024 PARTITION OF m.measure FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO m.measure_2024 SELECT city, day, t FROM feed.m;
-- end

-- id: postgres_inherited_columns_003
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- reads: feed.m
-- writes: leaf
-- column: feed.m.x -> leaf.a direct
-- column: feed.m.y -> leaf.b direct
CREATE TABLE root (a int, b text) PARTITION BY LIST (a);
CREATE TABLE IF NOT EXISTS mid PARTITION OF root (b DEFAULT 'x', CONSTRAINT ok CHECK (a > 0)) FOR VALUES IN (1, 2) PARTITION BY LIST (b);
CREATE UNLOGGED TABLE leaf PARTITION OF mid DEFAULT;
INSERT INTO leaf SELECT x, y FROM feed.m;
-- end

-- id: postgres_inherited_columns_004
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- reads: s
-- writes: amphibian
-- column: s.w1 -> amphibian.legs direct
-- column: s.w2 -> amphibian.age direct
-- column: s.w3 -> amphibian.fins direct
-- column: s.w4 -> amphibian.toes direct
CREATE TABLE walker (legs int, age int);
CREATE TABLE swimmer (fins int, age int);
CREATE TABLE amphibian (toes int, legs int) INHERITS (walker, "swimmer");
INSERT INTO amphibian SELECT w1, w2, w3, w4 FROM s;
-- end

-- id: postgres_inherited_columns_005
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- reads: s.src
-- writes: s.child
-- column: s.src.x -> s.child.x direct
-- column: s.src.y -> s.child.y direct
CREATE TABLE s.child (extra int) INHERITS (lib.parent_elsewhere);
INSERT INTO s.child SELECT x, y FROM s.src;
-- end

-- id: postgres_inherited_columns_006
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- schema: {"tables": {"lib.base": ["id", "made_at"]}}
-- reads: s.src
-- writes: s.child
-- column: s.src.x -> s.child.id direct
-- column: s.src.y -> s.child.made_at direct
-- column: s.src.z -> s.child.note direct
CREATE TABLE s.child (note text) INHERITS (lib.base) WITH (fillfactor = 70);
INSERT INTO s.child SELECT x, y, z FROM s.src;
-- end

-- id: postgres_inherited_columns_007
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: inherited_columns
-- reads: s.src
-- writes: hr.person
-- column: s.src.x -> hr.person.given direct
-- column: s.src.y -> hr.person.family direct
CREATE TYPE hr.person_t AS (given text, family text);
CREATE TABLE hr.person OF hr.person_t (family WITH OPTIONS NOT NULL, PRIMARY KEY (given));
INSERT INTO hr.person SELECT x, y FROM s.src;
-- end
