-- id: postgres_practice_001
-- dialect: postgres
-- construct: insert, cte, using_join
-- reads: a.orders, a.items, m.daily
-- writes: m.daily, m.audit
-- column: a.orders.day -> m.daily.day direct
-- column: a.items.eur -> m.daily.eur direct
-- column: a.orders.id -> m.daily.* join
-- column: a.orders.id -> m.audit.* join
-- column: a.items.id -> m.daily.* join
-- column: a.items.id -> m.audit.* join
-- column: a.orders.day -> m.daily.* group
-- column: a.orders.day -> m.audit.* group
-- column: m.daily.day -> m.audit.* filter
WITH agg AS MATERIALIZED (
  SELECT o.day, sum(i.eur) AS eur FROM a.orders o JOIN a.items i USING (id) GROUP BY o.day
), ins AS (
  INSERT INTO m.daily AS d (day, eur) TABLE agg
  ON CONFLICT ON CONSTRAINT daily_pk DO UPDATE SET eur = excluded.eur
  RETURNING d.day AS saved
)
INSERT INTO m.audit (n) SELECT count(*) FROM ins WHERE saved > '2024-01-01';
-- end

-- id: postgres_practice_002
-- dialect: postgres
-- construct: function, loop, dynamic_sql
-- reads: cfg.feed
-- writes: log.run
-- dropped: 1
CREATE OR REPLACE FUNCTION etl.run_all() RETURNS void LANGUAGE plpgsql AS $f$
DECLARE
  f cfg.feed%ROWTYPE;
  q text;
BEGIN
  FOR f IN SELECT * FROM cfg.feed WHERE enabled LOOP
    q := 'INSERT INTO ' || quote_ident(f.target) || ' SELECT * FROM ' || quote_ident(f.source);
    EXECUTE q;
    INSERT INTO log.run (at) VALUES (now());
  END LOOP;
  RETURN;
END;
$f$;
-- end

-- id: postgres_practice_003
-- dialect: postgres
-- construct: procedure, cursor
-- reads: s.acc
-- writes: s.acc
-- column: s.acc.bal -> s.acc.bal direct
-- column: s.acc.bal -> s.acc.* filter
CREATE OR REPLACE PROCEDURE s.interest() LANGUAGE plpgsql AS $$
DECLARE
  c CURSOR (lim numeric) FOR SELECT id, bal FROM s.acc WHERE bal > lim FOR UPDATE;
BEGIN
  FOR r IN c (100) LOOP
    UPDATE s.acc SET bal = r.bal * 1.01 WHERE CURRENT OF c;
  END LOOP;
END $$;
-- end

-- id: postgres_practice_004
-- dialect: postgres
-- construct: select, lateral, unnest
-- reads: app.doc
-- column: app.doc.id -> <result>.id direct
-- column: app.doc.tags -> <result>.tag direct
-- column: app.doc.tags -> <result>.pos direct
-- column: app.doc.attrs -> <result>.key direct
-- column: app.doc.attrs -> <result>.* join
SELECT d.id, t.tag, t.pos, k.key
FROM app.doc d
CROSS JOIN LATERAL unnest(d.tags) WITH ORDINALITY AS t(tag, pos)
JOIN LATERAL jsonb_each_text(d.attrs) AS k(key, val) ON k.val <> '';
-- end

-- id: postgres_practice_005
-- dialect: postgres
-- construct: update, subquery, join
-- reads: p.stage, p.map
-- writes: p.item
-- column: p.stage.name -> p.item.name direct
-- column: p.map.new_code -> p.item.code direct
-- column: p.item.id -> p.item.* filter
-- column: p.stage.id -> p.item.* filter
-- column: p.item.code -> p.item.* filter
-- column: p.map.old_code -> p.item.* filter
UPDATE ONLY p.item AS i
SET (name, code) = (s.name, (SELECT m.new_code FROM p.map m WHERE m.old_code = i.code))
FROM p.stage s
WHERE s.id = i.id;
-- end

-- id: postgres_practice_006
-- dialect: postgres
-- construct: function, call, script
-- schema: {"tables": {"o.x": ["a", "b", "c"]}}
-- reads: o.x
-- writes: o.y
-- column: o.x.a -> o.y.a direct
-- column: o.x.b -> o.y.b direct
-- column: o.x.a -> <result>.a direct
-- column: o.x.b -> <result>.b direct
-- column: o.x.c -> <result>.c direct
-- column: o.x.c -> o.y.* filter
-- column: o.x.c -> <result>.* filter
CREATE FUNCTION o.big(lim int) RETURNS SETOF o.x LANGUAGE sql STABLE AS 'SELECT * FROM o.x WHERE c > lim';
INSERT INTO o.y (a, b) SELECT a, b FROM o.big(10);
-- end

-- id: postgres_practice_007
-- dialect: postgres
-- construct: trigger, function
-- reads: hr.emp
-- writes: hr.emp_log
-- column: hr.emp.id -> hr.emp_log.id direct
-- column: hr.emp.sal -> hr.emp_log.old_sal direct
-- column: hr.emp.sal -> hr.emp_log.new_sal direct
CREATE OR REPLACE FUNCTION hr.log_emp() RETURNS trigger AS $$
BEGIN
  IF (TG_OP = 'UPDATE' AND NEW.sal IS DISTINCT FROM OLD.sal) THEN
    INSERT INTO hr.emp_log SELECT OLD.id, OLD.sal AS old_sal, NEW.sal AS new_sal;
  END IF;
  RETURN NULL;
END;
$$ LANGUAGE plpgsql;
DROP TRIGGER IF EXISTS emp_log ON hr.emp;
CREATE TRIGGER emp_log AFTER UPDATE ON hr.emp FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE PROCEDURE hr.log_emp();
-- end

-- id: postgres_practice_008
-- dialect: postgres
-- construct: ddl, rename, partition_exchange
-- reads: part.in_2024
-- writes: part.events
ALTER TABLE part.events ATTACH PARTITION part.in_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- end

-- id: postgres_practice_009
-- dialect: postgres
-- construct: select, window, aggregate
-- reads: m.tick
-- column: m.tick.sym -> <result>.sym direct
-- column: m.tick.px -> <result>.open direct
-- column: m.tick.px -> <result>.close direct
-- column: m.tick.px -> <result>.med direct
-- column: m.tick.vol -> <result>.cum direct
-- column: m.tick.sym -> <result>.* group
-- column: m.tick.sym -> <result>.* window
-- column: m.tick.at -> <result>.* window
-- column: m.tick.at -> <result>.* sort
SELECT sym,
       (array_agg(px ORDER BY at))[1] AS open,
       last(px) AS close,
       percentile_disc(0.5) WITHIN GROUP (ORDER BY px DESC) AS med,
       sum(sum(vol)) OVER (PARTITION BY sym ORDER BY min(at) RANGE UNBOUNDED PRECEDING EXCLUDE TIES) AS cum
FROM m.tick TABLESAMPLE BERNOULLI (10) REPEATABLE (1)
GROUP BY CUBE (sym);
-- end

-- id: postgres_practice_010
-- dialect: postgres
-- construct: copy, unload, script
-- reads: rep.kpi
-- writes: stg.kpi
COPY stg.kpi (name, val) FROM STDIN WITH (FORMAT csv);
a,1
b,2
\.
COPY (SELECT name FROM rep.kpi WHERE val > 0) TO PROGRAM 'gzip > /tmp/kpi.gz';
SELECT setval('stg.kpi_id_seq', 1, false);
-- end

-- id: postgres_practice_011
-- dialect: postgres
-- construct: merge, subquery
-- reads: w.src, w.tgt
-- writes: w.tgt, w.hist
-- column: w.src.id -> w.tgt.id direct
-- column: w.src.v -> w.tgt.v direct
-- column: w.tgt.id -> w.tgt.* join
-- column: w.tgt.id -> w.hist.* join
-- column: w.src.id -> w.tgt.* join
-- column: w.src.id -> w.hist.* join
-- column: w.tgt.id -> w.hist.id direct
WITH m AS (
  MERGE INTO w.tgt t USING w.src s ON t.id = s.id
  WHEN MATCHED THEN UPDATE SET v = s.v
  WHEN NOT MATCHED BY TARGET THEN INSERT (id, v) VALUES (s.id, s.v)
  RETURNING merge_action(), t.id
)
INSERT INTO w.hist (id) SELECT id FROM m;
-- end

-- id: postgres_practice_012
-- dialect: postgres
-- construct: select, comment, using_join
-- schema: {"tables": {"public.a": ["id", "x"], "public.b": ["id", "y"], "public.c": ["id", "z"]}}
-- default_schema: public
-- reads: a, b, c
-- column: a.id -> <result>.id direct
-- column: b.id -> <result>.id direct
-- column: a.x -> <result>.x direct
-- column: b.y -> <result>.y direct
-- column: c.z -> <result>.z direct
-- column: a.id -> <result>.* join
-- column: b.id -> <result>.* join
-- column: c.id -> <result>.* join
/* outer /* nested */ still a comment */
SELECT * FROM a FULL JOIN b USING (id) LEFT JOIN c USING (id) -- all
;
-- end

-- id: postgres_practice_013
-- dialect: postgres
-- construct: function, variable
-- reads: k.rate
-- writes: k.bill
-- column: k.rate.pct -> k.bill.gross direct
-- column: k.bill.net -> k.bill.gross direct
-- column: k.rate.zone -> k.bill.* filter
DO LANGUAGE plpgsql $$
DECLARE r numeric := (SELECT pct FROM k.rate WHERE zone = 'DE');
BEGIN
  IF r IS NULL THEN RAISE EXCEPTION USING MESSAGE = 'no rate', ERRCODE = 'P0001'; END IF;
  UPDATE k.bill SET gross = net * r;
  PERFORM pg_notify('bill', 'done');
END $$;
-- end

-- id: postgres_practice_014
-- dialect: postgres
-- construct: function, insert
-- reads: raw.s
-- writes: core.t
-- column: raw.s.k -> core.t.k direct
CREATE FUNCTION core.fill() RETURNS void AS $$
#variable_conflict use_column
#print_strict_params on
DECLARE n int;
BEGIN
  INSERT INTO core.t (k) SELECT k FROM raw.s;
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_practice_015
-- dialect: postgres
-- construct: delete, cte
-- reads: app.t, app.s
-- writes: app.t
-- column: app.t.a -> <result>.a direct
-- column: app.s.z -> <result>.z direct
-- column: app.s.i -> app.t.* filter
-- column: app.s.i -> <result>.* filter
-- column: app.t.i -> app.t.* filter
-- column: app.t.i -> <result>.* filter
WITH d AS (DELETE FROM app.t USING app.s WHERE s.i = t.i RETURNING t.*, s.z) SELECT a, z FROM d;
-- end

-- id: postgres_practice_016
-- dialect: postgres
-- construct: script, insert
-- reads: raw.s
-- writes: core.t
-- column: raw.s.a -> core.t.a direct
-- column: raw.s.b -> core.t.* filter
-- column: raw.s.c -> core.t.* filter
\set day '2024-01-01'
INSERT INTO core.t (a) SELECT a FROM raw.s WHERE b = :'day' AND c = :n;
-- end
