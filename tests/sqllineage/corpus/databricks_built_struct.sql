-- id: databricks_built_struct_001
-- dialect: databricks
-- construct: select,struct,aggregate,subquery
-- kind: built_struct
-- reads: t
-- column: t.p -> <result>.v direct
-- column: t.k -> <result>.k direct
-- column: t.k -> <result>.* group
SELECT k, e.p AS v FROM (SELECT k, explode(collect_list(struct(p, q))) AS e FROM t GROUP BY k);
-- end

-- id: databricks_built_struct_002
-- dialect: databricks
-- construct: select,struct,aggregate
-- kind: built_struct
-- reads: t
-- column: t.v -> <result>.last_v direct
-- column: t.k -> <result>.k direct
-- column: t.k -> <result>.* group
SELECT k, sort_array(collect_list(named_struct('d', d, 'v', v)), false)[0].v AS last_v FROM t GROUP BY k;
-- end

-- id: databricks_built_struct_003
-- dialect: databricks
-- construct: ctas,struct,lateral
-- kind: built_struct
-- reads: t
-- writes: y
-- column: t.a -> y.x direct
-- column: t.b -> y.w direct
CREATE TABLE y AS SELECT x, w FROM t LATERAL VIEW inline(array(struct(a, b))) i AS x, w;
-- end
