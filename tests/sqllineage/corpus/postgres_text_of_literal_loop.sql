-- id: postgres_text_of_literal_loop_001
-- dialect: postgres
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: raw.north, raw.south
-- writes: mart.all_rows
-- column: raw.north.v -> mart.all_rows.v direct
-- column: raw.south.v -> mart.all_rows.v direct
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['raw.north', 'raw.south'] LOOP
    EXECUTE 'INSERT INTO mart.all_rows (v) SELECT v FROM ' || t;
  END LOOP;
END $$;
-- end

-- id: postgres_text_of_literal_loop_002
-- dialect: postgres
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: stage.orders, stage.items
-- writes: core.orders, core.items
-- column: stage.orders.* -> core.orders.* direct
-- column: stage.items.* -> core.items.* direct
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT unnest(ARRAY['orders', 'items']) AS name LOOP
    EXECUTE format('INSERT INTO core.%I SELECT * FROM stage.%I', r.name, r.name);
  END LOOP;
END $$;
-- end

-- id: postgres_text_of_literal_loop_003
-- dialect: postgres
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: log.clicks, log.views
-- writes: mart.counts
-- column: log.clicks.day -> mart.counts.day direct
-- column: log.clicks.day -> mart.counts.* group
-- column: log.views.day -> mart.counts.day direct
-- column: log.views.day -> mart.counts.* group
CREATE FUNCTION count_logs() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  sources text[] := ARRAY['clicks', 'views'];
  source text;
BEGIN
  FOREACH source IN ARRAY sources LOOP
    EXECUTE 'INSERT INTO mart.counts (day, n) SELECT day, count(*) FROM log.' || quote_ident(source) || ' GROUP BY day';
  END LOOP;
END $$;
-- end

-- id: postgres_text_of_literal_loop_004
-- dialect: postgres
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: raw.a, raw.b
-- writes: mart.a, mart.b
-- column: raw.a.k -> mart.a.k direct
-- column: raw.b.k -> mart.b.k direct
DO $$
DECLARE t text;
BEGIN
  FOR t IN VALUES ('a'), ('b') LOOP
    EXECUTE format('INSERT INTO mart.%s (k) SELECT k FROM raw.%s', t, t);
  END LOOP;
END $$;
-- end

-- id: postgres_text_of_literal_loop_005
-- dialect: postgres
-- construct: loop,dynamic_sql
-- kind: text_of_literal_loop
-- reads: a.pump, a.well
-- writes: b.pump, b.well
-- column: a.pump.id -> b.pump.id direct
-- column: a.well.id -> b.well.id direct
DO $$
DECLARE part text;
BEGIN
  FOR part IN SELECT x FROM unnest(ARRAY['pump', 'well']::text[]) AS x LOOP
    EXECUTE 'INSERT INTO b.' || part || ' (id) SELECT id FROM a.' || part;
  END LOOP;
END $$;
-- end
