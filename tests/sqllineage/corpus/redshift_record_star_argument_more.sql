-- id: redshift_record_star_argument_more_001
-- dialect: redshift
-- construct: procedure, loop, insert
-- kind: record star argument
-- reads: q
-- writes: h
-- column: q.a -> h.j direct
-- column: q.b -> h.j direct
CREATE PROCEDURE s.p() AS $$ DECLARE r record; BEGIN FOR r IN SELECT a, b FROM q LOOP INSERT INTO h (j) VALUES (json_serialize(r.*)); END LOOP; END $$ LANGUAGE plpgsql;
-- end
