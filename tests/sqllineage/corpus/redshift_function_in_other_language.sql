-- id: redshift_function_in_other_language_01
-- dialect: redshift
-- construct: function, insert
-- reads: s.a
-- writes: s.t
-- column: s.a.body -> s.t.n direct
CREATE FUNCTION f_len(body varchar) RETURNS int IMMUTABLE AS $$ return len(body) $$ LANGUAGE plpythonu;
INSERT INTO s.t (n) SELECT f_len(body) FROM s.a;
-- end
