-- id: postgres_mixed_001
-- dialect: postgres
-- construct: procedure, dynamic_sql, temp_table
-- reads: src.m
-- writes: dst.m
-- column: src.m.k -> dst.m.k direct
-- column: src.m.v -> dst.m.v direct
-- column: src.m.v -> dst.m.* filter
CREATE PROCEDURE dst.load_m() LANGUAGE plpgsql AS $$
DECLARE
  t text := 'tmp_m';
BEGIN
  EXECUTE format('CREATE TEMP TABLE %I AS SELECT k, v FROM src.m WHERE v > 0', t);
  INSERT INTO dst.m (k, v) SELECT k, v FROM tmp_m;
  EXECUTE 'DROP TABLE ' || quote_ident(t);
END $$;
-- end

-- id: postgres_mixed_002
-- dialect: postgres
-- construct: function, call, select
-- schema: {"tables": {"hr.emp": ["name", "sal", "dept"]}}
-- reads: hr.emp
-- writes: hr.top
-- column: hr.emp.name -> hr.top.name direct
-- column: hr.emp.sal -> hr.top.sal direct
-- column: hr.emp.name -> <result>.name direct
-- column: hr.emp.sal -> <result>.sal direct
-- column: hr.emp.dept -> <result>.dept direct
-- column: hr.emp.sal -> hr.top.* sort
-- column: hr.emp.sal -> <result>.* sort
-- column: hr.emp.dept -> hr.top.* filter
-- column: hr.emp.dept -> <result>.* filter
CREATE FUNCTION hr.best(d int) RETURNS SETOF hr.emp AS $$ SELECT * FROM hr.emp WHERE dept = d ORDER BY sal DESC LIMIT 3 $$ LANGUAGE sql;
INSERT INTO hr.top (name, sal) SELECT b.name, b.sal FROM hr.best(1) AS b;
-- end

-- id: postgres_mixed_003
-- dialect: postgres
-- construct: update, json, subquery
-- reads: app.src
-- writes: app.cfg
-- column: app.cfg.doc -> app.cfg.doc direct
-- column: app.src.val -> app.cfg.doc direct
-- column: app.cfg.id -> app.cfg.* filter
-- column: app.src.id -> app.cfg.* filter
-- column: app.cfg.doc -> app.cfg.* filter
UPDATE app.cfg c
SET doc = jsonb_set(c.doc, '{a,b}', to_jsonb(s.val))
FROM app.src s
WHERE s.id = c.id AND c.doc #>> '{a,b}' IS NULL;
-- end
