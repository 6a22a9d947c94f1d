-- id: postgres_cursor_argument_001
-- dialect: postgres
-- construct: function, cursor, insert, variable
-- kind: cursor argument
-- reads: price_list, loads, branches
-- writes: shop_prices
-- column: price_list.sku -> shop_prices.sku direct
-- column: price_list.price -> shop_prices.price direct
-- column: branches.code -> shop_prices.region direct
-- column: price_list.valid_from -> shop_prices.* filter
-- column: loads.loaded_on -> shop_prices.* filter
-- column: branches.is_main -> shop_prices.* filter
CREATE FUNCTION fill_prices() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  prices CURSOR (p_region text, p_day date) FOR
    SELECT sku, price, p_region AS region FROM price_list WHERE valid_from <= p_day;
  latest date;
  home text;
  item record;
BEGIN
  SELECT max(loaded_on) INTO latest FROM loads;
  SELECT code INTO home FROM branches WHERE is_main;
  OPEN prices(p_day := latest, p_region := home);
  LOOP
    FETCH prices INTO item;
    EXIT WHEN NOT FOUND;
    INSERT INTO shop_prices (sku, price, region) VALUES (item.sku, item.price, item.region);
  END LOOP;
  CLOSE prices;
END $$;
-- end

-- id: postgres_cursor_argument_002
-- dialect: postgres
-- construct: cursor, insert, loop, subquery
-- kind: cursor argument
-- reads: s, q1, q2
-- writes: t1, t2
-- column: s.b -> t1.b direct
-- column: q1.n -> t1.c direct
-- column: s.d -> t1.* filter
-- column: q1.n -> t1.* filter
-- column: s.b -> t2.b direct
-- column: q2.n -> t2.c direct
-- column: s.d -> t2.* filter
-- column: q2.n -> t2.* filter
DO $$
DECLARE
  c CURSOR (k int) FOR SELECT b, k AS kk FROM s WHERE d = k;
  r record;
BEGIN
  FOR r IN c((SELECT min(n) FROM q1)) LOOP
    INSERT INTO t1 (b, c) VALUES (r.b, r.kk);
  END LOOP;
  FOR r IN c((SELECT max(n) FROM q2)) LOOP
    INSERT INTO t2 (b, c) VALUES (r.b, r.kk);
  END LOOP;
END $$;
-- end
