-- id: postgres_call_between_definitions_001
-- dialect: postgres
-- construct: function,insert
-- kind: call_between_definitions
-- reads: old.price, new.price, s.src
-- writes: a.t, b.t
-- column: old.price.p -> a.t.v direct
-- column: old.price.id -> a.t.* filter
-- column: s.src.k -> a.t.* filter
-- column: new.price.q -> b.t.v direct
-- column: new.price.id -> b.t.* filter
-- column: s.src.k -> b.t.* filter
CREATE FUNCTION price(i int) RETURNS numeric AS $$ SELECT max(p) FROM old.price WHERE id = i $$ LANGUAGE sql;
INSERT INTO a.t (v) SELECT price(s.k) FROM s.src s;
CREATE OR REPLACE FUNCTION price(i int) RETURNS numeric AS $$ SELECT max(q) FROM new.price WHERE id = i $$ LANGUAGE sql;
INSERT INTO b.t (v) SELECT price(s.k) FROM s.src s;
-- end

-- id: postgres_call_between_definitions_002
-- dialect: postgres
-- construct: function,insert
-- kind: call_between_definitions
-- reads: s.m, old.rate, new.rate
-- writes: t.one, t.two
-- column: old.rate.r -> t.one.v direct
-- column: old.rate.k -> t.one.* filter
-- column: s.m.a -> t.one.* filter
-- column: s.m.a -> t.two.v direct
-- column: new.rate.r -> t.two.v direct
CREATE FUNCTION rate(a int) RETURNS numeric LANGUAGE sql AS $$ SELECT r FROM old.rate WHERE k = a $$;
INSERT INTO t.one (v) SELECT rate(m.a) FROM s.m m;
CREATE FUNCTION rate(a int, b text) RETURNS numeric LANGUAGE sql AS $$ SELECT r * a FROM new.rate $$;
INSERT INTO t.two (v) SELECT rate(m.a, 'x') FROM s.m m;
-- end

-- id: postgres_call_between_definitions_003
-- dialect: postgres
-- construct: procedure,call
-- kind: call_between_definitions
-- reads: src.k
-- writes: dst.one, dst.two
-- column: src.k.x -> dst.one.v direct
CREATE PROCEDURE put(p int) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO dst.one (v) VALUES (p); END $$;
DO $$ DECLARE n int; BEGIN SELECT x INTO n FROM src.k; CALL put(n); END $$;
CREATE PROCEDURE put(p text) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO dst.two (v) VALUES (p); END $$;
-- end
