-- id: snowflake_readable_words_001
-- dialect: snowflake
-- construct: select
-- kind: readable_words
-- reads: raw.song
-- column: raw.song.title -> <result>.title direct
-- column: raw.song.title -> <result>.* filter
SELECT title FROM raw.song WHERE title LIKE ANY ('A%', 'B%');
-- end

-- id: snowflake_readable_words_002
-- dialect: snowflake
-- construct: script,loop
-- kind: readable_words
-- reads: cfg.runs, raw.tap
-- writes: mart.tap
-- column: raw.tap.v -> mart.tap.v direct
BEGIN
  FOR i IN 1 TO (SELECT MAX(n) FROM cfg.runs) DO
    INSERT INTO mart.tap (v) SELECT v FROM raw.tap;
  END FOR;
END;
-- end

-- id: snowflake_readable_words_003
-- dialect: snowflake
-- construct: select
-- kind: readable_words
-- reads: raw.doc
-- writes: mart.doc
-- column: raw.doc.body -> mart.doc.is_braced direct
INSERT INTO mart.doc (is_braced, kind) SELECT body = $${"a": 'b'}$$, $$it's$$ FROM raw.doc;
-- end

-- id: snowflake_readable_words_004
-- dialect: snowflake
-- construct: select
-- kind: readable_words
-- reads: raw.t
-- writes: mart.t
-- column: raw.t.a -> mart.t.a direct
-- column: raw.t.b -> mart.t.* filter
INSERT INTO mart.t (a) SELECT a FROM raw.t WHERE b NOT ILIKE ALL ('%x%', '%y%') AND b LIKE ALL ('%c%') AND NOT b LIKE ANY ('%d', '%e') ESCAPE '^';
-- end
