-- id: bigquery_group_by_position_001
-- dialect: bigquery
-- construct: select, aggregate, join
-- kind: group_by_position
-- schema: {"tables": {"wood.tree": ["tree_id", "plot_id", "species", "height", "sure"], "wood.plot": ["plot_id", "default_species"]}}
-- reads: wood.tree, wood.plot
-- column: wood.tree.species -> <result>.kind direct
-- column: wood.plot.default_species -> <result>.kind direct
-- column: wood.tree.height -> <result>.top direct
-- column: wood.tree.sure -> <result>.* filter
-- column: wood.tree.sure -> <result>.* group
-- column: wood.tree.species -> <result>.* group
-- column: wood.plot.default_species -> <result>.* group
-- column: wood.plot.plot_id -> <result>.* join
-- column: wood.tree.plot_id -> <result>.* join
SELECT IF(t.sure, t.species, p.default_species) AS kind, MAX(t.height) AS top
FROM wood.tree AS t
JOIN wood.plot AS p ON p.plot_id = t.plot_id
GROUP BY kind;
-- end
