-- id: sqlite_word_named_column_001
-- dialect: sqlite
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: legacy, pref
-- writes: pref, pref_copy
-- column: legacy.a -> pref.key direct
-- column: legacy.b -> pref.value direct
-- column: pref.key -> pref_copy.key direct
-- column: pref.value -> pref_copy.value direct
CREATE TABLE pref (key TEXT PRIMARY KEY, value TEXT, UNIQUE (key, value) ON CONFLICT REPLACE, FOREIGN KEY (key) REFERENCES legacy (a));
INSERT INTO pref SELECT a, b FROM legacy;
CREATE TABLE pref_copy AS SELECT * FROM pref;
-- end
