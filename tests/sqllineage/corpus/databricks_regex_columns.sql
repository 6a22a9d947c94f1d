-- id: databricks_regex_columns_001
-- dialect: databricks
-- construct: view,subquery,quoted_name
-- kind: regex_columns
-- reads: raw.gate
-- writes: v_gate
-- column: raw.gate.gate_id -> v_gate.gate_id direct
-- column: raw.gate.open_from -> v_gate.open_from direct
SET spark.sql.parser.quotedRegexColumnNames=true;
CREATE VIEW v_gate AS SELECT q.`(open_to)?+.+` FROM (SELECT gate_id, open_from, open_to FROM raw.gate) q;
-- end
