-- id: postgres_conditional_field_001
-- dialect: postgres
-- construct: trigger, function, insert
-- kind: conditional_field
-- reads: s.t1
-- writes: s.t1, s.log
-- column: s.t1.x -> s.log.x direct
-- column: s.t1.z -> s.log.x direct
-- column: s.t1.z -> s.t1.x direct
-- column: s.t1.id -> s.log.id direct
CREATE FUNCTION s.f() RETURNS trigger AS $$
BEGIN
  IF NEW.x IS NULL THEN
    NEW.x := NEW.z;
  END IF;
  INSERT INTO s.log (id, x) VALUES (NEW.id, NEW.x);
  RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER tr BEFORE INSERT ON s.t1 FOR EACH ROW EXECUTE FUNCTION s.f();
-- end

-- id: postgres_conditional_field_002
-- dialect: postgres
-- construct: trigger, function, update
-- kind: conditional_field
-- reads: a
-- writes: a, b
-- column: a.k -> b.k direct
-- column: b.n -> b.* filter
-- column: a.n -> b.* filter
CREATE TRIGGER tr AFTER UPDATE ON a FOR EACH ROW EXECUTE PROCEDURE f();
CREATE FUNCTION f() RETURNS trigger AS $$
BEGIN
  IF NEW.k IS NULL THEN
    NEW.k = nextval('s');
  ELSIF NEW.k < 0 THEN
    NEW.k = 0;
  END IF;
  UPDATE b SET k = NEW.k WHERE n = NEW.n;
  RETURN NEW;
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_conditional_field_003
-- dialect: postgres
-- construct: loop, variable, insert
-- kind: conditional_field
-- reads: t
-- writes: u
-- column: t.a -> u.y direct
-- column: t.b -> u.z direct
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT * FROM t LOOP
    IF r.a IS NULL THEN r.a := 0; END IF;
    INSERT INTO u (y, z) VALUES (r.a, r.b);
  END LOOP;
END $$;
-- end
