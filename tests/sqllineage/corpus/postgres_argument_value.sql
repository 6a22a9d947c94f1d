-- id: postgres_argument_value_001
-- dialect: postgres
-- construct: procedure, call, delete
-- kind: argument value
-- reads: s
-- writes: h
-- column: s.b -> h.* filter
-- column: h.id -> h.* filter
CREATE PROCEDURE p(x int) AS $$ BEGIN DELETE FROM h WHERE h.id = x; END $$ LANGUAGE plpgsql;
DO $$ DECLARE v int; BEGIN SELECT b INTO v FROM s; CALL p(v); END $$;
-- end
