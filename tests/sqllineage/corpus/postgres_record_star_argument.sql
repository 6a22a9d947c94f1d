-- id: postgres_record_star_argument_001
-- dialect: postgres
-- construct: trigger, insert, json
-- kind: record star argument
-- reads: p
-- writes: h
-- column: p.* -> h.j direct
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO h (j) VALUES (to_jsonb(NEW.*)); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g BEFORE UPDATE ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_record_star_argument_002
-- dialect: postgres
-- construct: trigger, variable, json
-- kind: record star argument
-- reads: p
-- writes: p
-- column: p.a -> p.log direct
-- column: p.b -> p.log direct
-- column: p.log -> p.log direct
CREATE TABLE p (a int, b int, log jsonb);
CREATE FUNCTION f() RETURNS trigger AS $$ DECLARE c jsonb; BEGIN c := to_jsonb(OLD.*); NEW.log := c; RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g BEFORE UPDATE ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_record_star_argument_003
-- dialect: postgres
-- construct: trigger, dynamic_sql, json
-- kind: record star argument
-- reads: p
-- writes: h
-- column: p.* -> h.j direct
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN EXECUTE 'INSERT INTO h (j) VALUES ($1)' USING to_jsonb(OLD.*); RETURN OLD; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g AFTER DELETE ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_record_star_argument_004
-- dialect: postgres
-- construct: trigger, json
-- kind: record star argument
-- reads: p
-- writes: p
-- column: p.* -> p.x direct
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN NEW.x := jsonb_build_object('h', row_to_json(NEW.*)); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g BEFORE UPDATE ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_record_star_argument_005
-- dialect: postgres
-- construct: loop, insert, json
-- kind: record star argument
-- reads: q
-- writes: h
-- column: q.a -> h.j direct
-- column: q.b -> h.j direct
-- column: q.c -> h.* filter
DO $$ DECLARE r record; BEGIN FOR r IN SELECT a, b FROM q WHERE c > 0 LOOP INSERT INTO h (j) VALUES (to_jsonb(r.*)); END LOOP; END $$;
-- end

-- id: postgres_record_star_argument_006
-- dialect: postgres
-- construct: trigger, variable, json
-- kind: record star argument
-- reads: p
-- writes: h
-- column: p.* -> h.j direct
CREATE FUNCTION f() RETURNS trigger AS $$ DECLARE v json; BEGIN SELECT row_to_json(NEW.*) INTO v; INSERT INTO h (j) VALUES (v); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_record_star_argument_007
-- dialect: postgres
-- construct: trigger, update, json
-- kind: record star argument
-- reads: p
-- writes: h
-- column: p.* -> h.j direct
-- column: p.id -> h.* filter
-- column: h.id -> h.* filter
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN UPDATE h SET j = to_jsonb(NEW.*) WHERE id = NEW.id; RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g AFTER UPDATE ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_record_star_argument_008
-- dialect: postgres
-- construct: trigger, insert, json
-- kind: record star argument
-- reads: p
-- writes: h
-- column: p.a -> h.m direct
-- column: p.b -> h.m direct
CREATE TABLE p (a int, b int);
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO h (m) SELECT md5(ROW(NEW.*)::text); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end
