-- id: bigquery_second_look_001
-- dialect: bigquery
-- construct: ddl, insert, struct, script
-- kind: second_look
-- reads: d.src
-- writes: d.tgt
-- column: d.src.a -> d.tgt.key direct
-- column: d.src.b -> d.tgt.parts direct
-- column: d.src.c -> d.tgt.note direct
CREATE TABLE IF NOT EXISTS d.tgt (key STRING NOT NULL, parts ARRAY<STRUCT<no INT64, price NUMERIC(10, 2)>>, note STRING DEFAULT 'a, b') PARTITION BY DATE(_PARTITIONTIME) CLUSTER BY key;
INSERT d.tgt SELECT a, b, c FROM d.src;
-- end

-- id: bigquery_second_look_002
-- dialect: bigquery
-- construct: json, view
-- kind: second_look
-- reads: crm.lead
-- writes: crm.lead_json
-- column: crm.lead.* -> crm.lead_json.doc direct
-- column: crm.lead.lead_id -> crm.lead_json.lead_id direct
CREATE OR REPLACE VIEW crm.lead_json AS SELECT lead_id, TO_JSON(lead) AS doc FROM `crm.lead`;
-- end
