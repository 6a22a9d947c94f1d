-- id: redshift_value_of_function_001
-- dialect: redshift
-- construct: function, view, script
-- kind: function_with_body
-- reads: s
-- writes: v
-- column: s.b -> v.c direct
-- column: s.a -> v.* filter
CREATE FUNCTION f_pick(int, varchar) RETURNS varchar STABLE AS $$ SELECT CASE WHEN $1 > 0 THEN $2 END $$ LANGUAGE sql;
CREATE VIEW v AS SELECT f_pick(s.a, s.b) AS c FROM s;
-- end
