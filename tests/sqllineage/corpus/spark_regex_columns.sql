-- id: spark_regex_columns_001
-- dialect: spark
-- construct: ctas,quoted_name
-- kind: regex_columns
-- schema: {"tables": {"raw.lamp": ["lamp_id", "watt", "ds", "hr"]}}
-- reads: raw.lamp
-- writes: mart.lamp
-- column: raw.lamp.lamp_id -> mart.lamp.lamp_id direct
-- column: raw.lamp.watt -> mart.lamp.watt direct
-- column: raw.lamp.ds -> mart.lamp.* filter
SET spark.sql.parser.quotedRegexColumnNames=true;
CREATE TABLE mart.lamp AS SELECT `(ds|hr)?+.+` FROM raw.lamp WHERE ds = '2024-01-01';
-- end

-- id: spark_regex_columns_002
-- dialect: spark
-- construct: ctas,quoted_name,join
-- kind: regex_columns
-- schema: {"tables": {"raw.tree": ["tree_id", "h_min", "h_max", "kind"], "raw.kind": ["kind", "label"]}}
-- reads: raw.tree, raw.kind
-- writes: mart.tree
-- column: raw.tree.h_min -> mart.tree.h_min direct
-- column: raw.tree.h_max -> mart.tree.h_max direct
-- column: raw.kind.label -> mart.tree.label direct
-- column: raw.tree.kind -> mart.tree.* join
-- column: raw.kind.kind -> mart.tree.* join
SET spark.sql.parser.quotedRegexColumnNames = true;
CREATE TABLE mart.tree AS SELECT t.`H_.*`, k.`label` FROM raw.tree t JOIN raw.kind k ON t.kind = k.kind;
-- end

-- id: spark_regex_columns_003
-- dialect: spark
-- construct: insert,quoted_name
-- kind: regex_columns
-- reads: raw.brook
-- writes: mart.brook
-- column: raw.brook.* -> mart.brook.* direct
SET spark.sql.parser.quotedRegexColumnNames=true;
INSERT INTO mart.brook SELECT `(day)?+.+` FROM raw.brook;
-- end
