-- id: postgres_argument_value_more_001
-- dialect: postgres
-- construct: procedure, call, trigger
-- kind: argument value
-- reads: t
-- writes: h
-- column: t.id -> h.a direct
CREATE PROCEDURE p(x int) AS $$ BEGIN INSERT INTO h (a) VALUES (x); END $$ LANGUAGE plpgsql;
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN CALL p(NEW.id); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- end

-- id: postgres_argument_value_more_002
-- dialect: postgres
-- construct: procedure, call, loop
-- kind: argument value
-- reads: q
-- writes: h
-- column: q.m -> h.a direct
CREATE PROCEDURE p(r q) AS $$ BEGIN INSERT INTO h (a) VALUES (r.m); END $$ LANGUAGE plpgsql;
DO $$ DECLARE v record; BEGIN FOR v IN SELECT m, n FROM q LOOP CALL p(v); END LOOP; END $$;
-- end
