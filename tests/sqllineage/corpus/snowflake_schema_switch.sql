-- id: snowflake_schema_switch_001
-- dialect: snowflake
-- construct: script, ctas, star
-- kind: schema_switch
-- reads: src.lead, raw.crm.lead
-- writes: raw.crm.lead, mart.core.lead
-- column: src.lead.id -> raw.crm.lead.id direct
-- column: raw.crm.lead.id -> mart.core.lead.id direct
CREATE TABLE raw.crm.lead AS SELECT id FROM src.lead;
USE SCHEMA raw.crm;
CREATE TABLE mart.core.lead AS SELECT * FROM lead;
-- end

-- id: snowflake_schema_switch_002
-- dialect: snowflake
-- construct: script, ctas, insert
-- kind: schema_switch
-- reads: src.lead, raw.crm.lead
-- writes: raw.crm.lead, mart.lead
-- column: src.lead.id -> raw.crm.lead.id direct
-- column: src.lead.at -> raw.crm.lead.at direct
-- column: raw.crm.lead.id -> mart.lead.id direct
-- column: raw.crm.lead.at -> mart.lead.at direct
CREATE TABLE raw.crm.lead AS SELECT id, at FROM src.lead;
USE DATABASE raw;
INSERT INTO mart.lead SELECT * FROM crm.lead;
-- end

-- id: snowflake_schema_switch_003
-- dialect: snowflake
-- construct: script, ctas
-- kind: schema_switch
-- reads: s.u, t
-- writes: a.t
-- column: s.u.x -> a.t.x direct
-- column: t.* -> <result>.* direct
CREATE TABLE a.t AS SELECT x FROM s.u;
USE SCHEMA b;
SELECT * FROM t;
-- end
