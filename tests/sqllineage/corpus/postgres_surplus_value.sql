-- id: postgres_surplus_value_001
-- dialect: postgres
-- construct: script, insert
-- kind: surplus_value
-- reads: s.src
-- writes: s.g
-- column: s.src.x -> s.g.a direct
-- column: s.src.y -> s.g.y direct
CREATE TABLE s.g (a int);
SELECT addgeometrycolumn('s', 'g', 'geom', 4326, 'POINT', 2);
INSERT INTO s.g SELECT x, y FROM s.src;
-- end

-- id: postgres_surplus_value_002
-- dialect: postgres
-- construct: insert
-- kind: surplus_value
-- schema: {"tables": {"g": ["a"]}}
-- reads: src
-- writes: g
-- column: src.x -> g.a direct
-- column: src.y -> g.y direct
INSERT INTO g SELECT x, y FROM src;
-- end

-- id: postgres_surplus_value_003
-- dialect: postgres
-- construct: trigger, function, script, insert
-- kind: surplus_value
-- reads: base
-- writes: log
-- column: base.a -> log.a direct
-- column: base.b -> log.b direct
CREATE TABLE log (a int);
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO log SELECT NEW.a, NEW.b; RETURN NULL; END $$ LANGUAGE plpgsql;
CREATE TRIGGER tr AFTER INSERT ON base FOR EACH ROW EXECUTE FUNCTION f();
-- end
