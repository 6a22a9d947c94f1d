-- id: postgres_overloaded_routine_001
-- dialect: postgres
-- construct: function, insert
-- kind: overloaded_routine
-- reads: prices, s
-- writes: t
-- column: prices.net -> t.a direct
-- column: prices.sku -> t.* filter
-- column: s.sku -> t.* filter
CREATE FUNCTION price(item int) RETURNS numeric LANGUAGE sql AS $$ SELECT net FROM prices WHERE sku = item $$;
CREATE FUNCTION price(item int, factor numeric) RETURNS numeric LANGUAGE sql AS $$ SELECT factor $$;
INSERT INTO t (a) SELECT price(s.sku) FROM s;
-- end
