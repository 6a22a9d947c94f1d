-- id: snowflake_function_in_other_language_01
-- dialect: snowflake
-- construct: function, insert
-- reads: s.a
-- writes: s.t
-- column: s.a.body -> s.t.word direct
CREATE FUNCTION s.words(body STRING) RETURNS TABLE (word STRING) LANGUAGE JAVA HANDLER = 'W' TARGET_PATH = '@~/w.jar' AS 'class W {}';
INSERT INTO s.t (word) SELECT w.word FROM s.a, TABLE(s.words(a.body)) w;
-- end
