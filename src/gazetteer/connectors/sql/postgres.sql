-- What is read of the catalogs of PostgreSQL.

-- name: begin
-- Everything is set for this transaction only: behind a pooler the next one is somebody else's. With an empty search
-- path the server writes every name in a definition with its schema. The limits keep a harvest from waiting behind
-- somebody's ALTER TABLE, and from running on when nobody listens. SQL_ASCII is no encoding: its bytes come as they are.
BEGIN READ ONLY; SET LOCAL search_path = ''; SET LOCAL lock_timeout = '250ms'; SET LOCAL statement_timeout = '300s';
SELECT set_config('client_encoding', CASE current_setting('server_encoding') WHEN 'SQL_ASCII' THEN 'SQL_ASCII'
                                     ELSE 'UTF8' END, true)

-- name: probe
-- What a server that can be reached answers.
SELECT 1

-- name: databases
-- The database that is connected to, or with true all that can be connected to.
SELECT datname, shobj_description(oid, 'pg_database'), pg_get_userbyid(datdba) FROM pg_database
WHERE CASE WHEN %s THEN datallowconn AND NOT datistemplate ELSE datname = current_database() END ORDER BY datname

-- name: schemas
-- Schemas that are not the server's own.
SELECT nspname, obj_description(oid, 'pg_namespace'), pg_get_userbyid(nspowner) FROM pg_namespace
WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' ORDER BY nspname

-- name: relations
-- Tables, partitions and views of those schemas.
SELECT c.oid, n.nspname, c.relname,
       CASE WHEN c.relkind IN ('v', 'm') THEN 'view' WHEN c.relispartition THEN 'partition' ELSE 'table' END
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY n.nspname, c.relname

-- name: routines
-- Routines of an extension belong to the extension; those in C have no text.
SELECT p.oid, n.nspname, p.proname,
       ARRAY(SELECT format_type(u.type, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY u(type, position)
             ORDER BY u.position)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE p.prokind IN ('f', 'p') AND l.lanname NOT IN ('internal', 'c')
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
ORDER BY n.nspname, p.proname, p.pronargs, 4

-- name: relation_details
-- What there is to say of relations but for their columns and keys.
SELECT c.oid, c.relkind::text, obj_description(c.oid, 'pg_class'), pg_get_userbyid(c.relowner),
       CASE c.relkind WHEN 'v' THEN format(E'CREATE VIEW %%I.%%I AS\n', n.nspname, c.relname)
                      WHEN 'm' THEN format(E'CREATE MATERIALIZED VIEW %%I.%%I AS\n', n.nspname, c.relname)
       END || pg_get_viewdef(c.oid),
       p.partstrat::text, p.partattrs::int2[], pg_get_expr(p.partexprs, p.partrelid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_partitioned_table p ON p.partrelid = c.oid
WHERE c.oid = ANY(%s)

-- name: columns
-- Columns of relations.
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       col_description(a.attrelid, a.attnum) FROM pg_attribute a
WHERE a.attrelid = ANY(%s)
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum

-- name: composites
-- Attributes of composite types, in the shape of columns.
SELECT a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       col_description(a.attrelid, a.attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relkind = 'c'
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum

-- name: constraints
-- A foreign key to a partitioned table has a copy per partition on the same referring table; left out.
SELECT k.conrelid, CASE k.contype WHEN 'p' THEN 'PRIMARY_KEY' WHEN 'u' THEN 'UNIQUE' ELSE 'FOREIGN_KEY' END,
       n.nspname, t.relname,
       (SELECT array_agg(a.attname::text ORDER BY u.position) FROM unnest(k.conkey) WITH ORDINALITY u(number, position)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number),
       (SELECT array_agg(a.attname::text ORDER BY u.position) FROM unnest(k.confkey) WITH ORDINALITY u(number, position)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number)
FROM pg_constraint k LEFT JOIN pg_class t ON t.oid = k.confrelid LEFT JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE k.conrelid = ANY(%s) AND k.contype IN ('p', 'u', 'f')
  AND NOT EXISTS (SELECT FROM pg_constraint p WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
ORDER BY k.conrelid, array_position(ARRAY['p', 'u', 'f'], k.contype::text), k.conname

-- name: types
-- Row types of tables, and arrays of them, are as many as there are tables; those that no column has are left out.
SELECT t.oid, t.typname, t.typtype::text, t.typbasetype, t.typtypmod,
       CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END, t.typrelid,
       (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
FROM pg_type t LEFT JOIN pg_type i ON i.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_class r ON r.oid IN (t.typrelid, i.typrelid)
WHERE r.oid IS NULL OR r.relkind = 'c' OR t.oid IN (SELECT a.atttypid FROM pg_attribute a WHERE a.attnum > 0)
   OR t.oid IN (SELECT d.typbasetype FROM pg_type d WHERE d.typtype = 'd')

-- name: routine_details
-- What there is to say of routines.
SELECT p.oid, p.prokind::text, l.lanname, pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'),
       pg_get_userbyid(p.proowner), p.proname || '(' || oidvectortypes(p.proargtypes) || ')'
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.oid = ANY(%s)
