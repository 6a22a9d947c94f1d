-- id: snowflake_function_star_001
-- dialect: snowflake
-- construct: insert, star, flatten
-- kind: function_star
-- reads: raw.manifest
-- writes: core.manifest_node
-- column: raw.manifest.ship -> core.manifest_node.ship direct
-- column: raw.manifest.doc -> core.manifest_node.seq direct
-- column: raw.manifest.doc -> core.manifest_node.node_key direct
-- column: raw.manifest.doc -> core.manifest_node.node_path direct
-- column: raw.manifest.doc -> core.manifest_node.idx direct
-- column: raw.manifest.doc -> core.manifest_node.val direct
-- column: raw.manifest.doc -> core.manifest_node.parent direct
INSERT INTO core.manifest_node (ship, seq, node_key, node_path, idx, val, parent)
SELECT m.ship, f.*
FROM raw.manifest m, LATERAL FLATTEN(INPUT => m.doc, RECURSIVE => TRUE) f;
-- end
