-- id: postgres_record_star_argument_more_001
-- dialect: postgres
-- construct: function, variable, insert
-- kind: record star argument
-- reads: q
-- writes: h
-- column: q.a -> h.j direct
-- column: q.d -> h.* filter
CREATE FUNCTION f() RETURNS void AS $$ DECLARE r record; BEGIN SELECT a INTO r FROM q WHERE d = 1; INSERT INTO h (j) VALUES (jsonb_build_object('old', to_jsonb(r.*)) || '{}'::jsonb); END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_record_star_argument_more_002
-- dialect: postgres
-- construct: trigger, subquery, insert
-- kind: record star argument
-- reads: p, z
-- writes: h
-- column: p.* -> h.j direct
-- column: z.x -> h.j direct
-- column: z.id -> h.* filter
-- column: p.id -> h.* filter
CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN INSERT INTO h (j) SELECT (SELECT jsonb_agg(z.x) FROM z WHERE z.id = NEW.id) || to_jsonb(NEW.*); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();
-- end
