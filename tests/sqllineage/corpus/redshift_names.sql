-- id: redshift_names_001
-- dialect: redshift
-- construct: view, join
-- kind: catalog_type_cast
-- reads: pg_catalog.pg_class, pg_catalog.pg_namespace
-- writes: admin.v_object_acl
-- column: pg_catalog.pg_namespace.nspname -> admin.v_object_acl.schema_name direct
-- column: pg_catalog.pg_class.relname -> admin.v_object_acl.object_name direct
-- column: pg_catalog.pg_class.relacl -> admin.v_object_acl.acl direct
-- column: pg_catalog.pg_namespace.oid -> admin.v_object_acl.* join
-- column: pg_catalog.pg_class.relnamespace -> admin.v_object_acl.* join
-- column: pg_catalog.pg_class.relkind -> admin.v_object_acl.* filter
CREATE VIEW admin.v_object_acl AS
SELECT n.nspname::varchar(128) AS schema_name, c.relname::name AS object_name,
       array_to_string(c.relacl::aclitem[], ',') AS acl
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace::oid
WHERE c.relkind::"char" = 'r'::"char";
-- end

-- id: redshift_names_002
-- dialect: redshift
-- construct: delete
-- kind: catalog_type_cast
-- reads: svv_transactions
-- writes: ops.lock_watch
-- column: ops.lock_watch.rel -> ops.lock_watch.* filter
-- column: svv_transactions.relation -> ops.lock_watch.* filter
-- column: svv_transactions.txn_owner -> ops.lock_watch.* filter
DELETE FROM ops.lock_watch
USING svv_transactions t
WHERE ops.lock_watch.rel::oid = t.relation::oid AND t.txn_owner::name <> 'rdsdb'::name;
-- end

-- id: redshift_names_003
-- dialect: redshift
-- construct: ctas, select
-- kind: catalog_type_cast
-- reads: adm.query_log
-- writes: adm.query_sample
-- column: adm.query_log.xid -> adm.query_sample.xid direct
-- column: adm.query_log.name -> adm.query_sample.name direct
-- column: adm.query_log.regtype -> adm.query_sample.kind direct
-- column: adm.query_log.regclass -> adm.query_sample.* filter
-- column: adm.query_log.name -> adm.query_sample.* filter
-- column: adm.query_log.xid -> adm.query_sample.* sort
CREATE TABLE adm.query_sample AS
SELECT q.xid, q.name::varchar(64) AS name, CAST(q.regtype AS varchar(32)) AS kind
FROM adm.query_log q
WHERE q.regclass = 'pg_class' AND q.name <> 'oid'
ORDER BY q.xid;
-- end

-- id: redshift_names_004
-- dialect: redshift
-- construct: delete, variable
-- kind: table_placeholder
-- writes: crm.lead
-- column: crm.lead.lead_id -> crm.lead.* filter
-- column: crm.lead.owner -> crm.lead.* filter
DELETE FROM crm.lead
USING :batch b
WHERE crm.lead.lead_id = b.lead_id AND crm.lead.owner = :owner;
-- end

-- id: redshift_names_005
-- dialect: redshift
-- construct: script, star_except, insert
-- kind: quoted_exclude
-- schema: {"tables": {"ops.rule": ["rule_id", "exclude", "replace"]}}
-- reads: ops.rule
-- writes: ops.rule_copy, ops.rule_flag
-- column: ops.rule.rule_id -> ops.rule_copy.rule_id direct
-- column: ops.rule.replace -> ops.rule_copy.replace direct
-- column: ops.rule.exclude -> ops.rule_flag.flag direct
-- column: ops.rule.exclude -> ops.rule_flag.* filter
CREATE TABLE ops.rule_copy AS SELECT * EXCLUDE ("exclude") FROM ops.rule;
INSERT INTO ops.rule_flag (flag) SELECT "exclude" FROM ops.rule WHERE "exclude" <> '';
-- end
