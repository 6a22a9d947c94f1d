-- id: postgres_default_text_001
-- dialect: postgres
-- construct: function,dynamic_sql
-- kind: default_text
-- reads: shop.orders
-- writes: mart.t
-- dropped: 1
-- column: shop.orders.a -> mart.t.a direct
CREATE FUNCTION load_it(p_table text DEFAULT 'shop.orders') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE 'INSERT INTO mart.t (a) SELECT a FROM ' || p_table;
END $$;
SELECT load_it();
-- end

-- id: postgres_default_text_002
-- dialect: postgres
-- construct: procedure,dynamic_sql
-- kind: default_text
-- reads: raw.events, raw.visits
-- writes: lake.daily
-- dropped: 1
-- column: raw.events.n -> lake.daily.n direct
-- column: raw.visits.n -> lake.daily.n direct
CREATE PROCEDURE daily(p_schema text, p_source text DEFAULT 'events', p_force boolean DEFAULT false) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO lake.daily (n) SELECT n FROM %I.%I', p_schema, p_source);
END $$;
CALL daily('raw');
CALL daily('raw', p_source => 'visits');
-- end
