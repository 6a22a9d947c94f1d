-- id: spark_built_struct_001
-- dialect: spark
-- construct: insert,struct,subquery
-- kind: built_struct
-- reads: t
-- writes: y
-- column: t.z -> y.b direct
INSERT INTO y SELECT s.b FROM (SELECT named_struct('a', x, 'b', z) AS s FROM t);
-- end

-- id: spark_built_struct_002
-- dialect: spark
-- construct: select,struct,aggregate
-- kind: built_struct
-- reads: t
-- column: t.b -> <result>.v direct
-- column: t.c -> <result>.* sort
-- column: t.a -> <result>.w direct
SELECT max_by(struct(a, b), c).b AS v, max(struct(a, b)).a AS w FROM t;
-- end

-- id: spark_built_struct_003
-- dialect: spark
-- construct: select,struct,cte,star
-- kind: built_struct
-- reads: t
-- column: t.x -> <result>.p direct
-- column: t.z -> <result>.q direct
WITH c AS (SELECT named_struct('a', x, 'b', struct(y, z)) AS s FROM t), d AS (SELECT * FROM c)
SELECT s.a AS p, d.s.b.z AS q FROM d;
-- end

-- id: spark_built_struct_004
-- dialect: spark
-- construct: select,struct,lateral
-- kind: built_struct
-- reads: t
-- column: t.a -> <result>.a1 direct
-- column: t.b -> <result>.b1 direct
SELECT z.a AS a1, z.b AS b1 FROM t LATERAL VIEW explode(arrays_zip(a, b)) e AS z;
-- end

-- id: spark_built_struct_005
-- dialect: spark
-- construct: select,struct
-- kind: built_struct
-- reads: t
-- column: t.a -> <result>.p direct
-- column: t.b -> <result>.q direct
SELECT inline(array(struct(a AS p, b AS q))) FROM t;
-- end
