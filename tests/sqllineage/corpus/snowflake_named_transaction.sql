-- id: snowflake_named_transaction_001
-- dialect: snowflake
-- construct: insert
-- kind: named_transaction
-- reads: raw.song
-- writes: mart.song
-- column: raw.song.id -> mart.song.id direct
-- column: raw.song.title -> mart.song.* filter
-- column: raw.song.genre -> mart.song.* filter
BEGIN NAME load_songs;
INSERT INTO mart.song (id) SELECT id FROM raw.song WHERE title ILIKE '%100^%%' ESCAPE '^' OR genre ILIKE ANY ('rock%', 'pop%') ESCAPE '!';
COMMIT;
-- end

-- id: snowflake_named_transaction_002
-- dialect: snowflake
-- construct: script
-- kind: named_transaction
-- reads: raw.t
-- writes: mart.t
-- column: raw.t.a -> mart.t.a direct
BEGIN TRANSACTION NAME t1;
INSERT INTO mart.t (a) SELECT a FROM raw.t;
ROLLBACK;
-- end

-- id: snowflake_named_transaction_003
-- dialect: snowflake
-- construct: script
-- kind: named_transaction
-- reads: raw.t
-- writes: mart.t
-- column: raw.t.a -> mart.t.a direct
EXECUTE IMMEDIATE $$
BEGIN
  BEGIN NAME inner_one;
  INSERT INTO mart.t (a) SELECT a FROM raw.t;
  COMMIT;
END;
$$;
-- end

-- id: snowflake_named_transaction_004
-- dialect: snowflake
-- construct: script
-- kind: named_transaction
-- reads: raw.a
-- writes: mart.b
-- column: raw.a.x -> mart.b.x direct
BEGIN WORK NAME night;
INSERT INTO mart.b (x) SELECT x FROM raw.a;
COMMIT WORK;
-- end

-- id: snowflake_named_transaction_005
-- dialect: snowflake
-- construct: script
-- kind: named_transaction
-- reads: raw.a
-- writes: mart.b
-- column: raw.a.x -> mart.b.x direct
-- column: raw.a.y -> mart.b.* filter
-- column: mart.b.x -> mart.b.* filter
begin name "Night Load";
delete from mart.b where x = 1;
insert into mart.b (x) select x from raw.a where y = 2;
rollback;
-- end

-- id: snowflake_named_transaction_006
-- dialect: snowflake
-- construct: script
-- kind: named_transaction
-- reads: raw.a
-- writes: mart.b, mart.c
-- column: raw.a.x -> mart.b.x direct
-- column: raw.a.x -> mart.c.x direct
BEGIN NAME one; INSERT INTO mart.b (x) SELECT x FROM raw.a; COMMIT;
BEGIN NAME two; INSERT INTO mart.c (x) SELECT x FROM raw.a; COMMIT;
-- end
