-- id: spark_stream_word_01
-- dialect: spark
-- construct: select, window
-- kind: stream_word
-- reads: raw.t
-- writes: core.t
-- column: raw.t.ts -> core.t.* group
-- column: raw.t.n -> core.t.n direct
CREATE STREAMING TABLE core.t AS SELECT sum(n) AS n FROM STREAM raw.t GROUP BY date_trunc('HOUR', ts);
-- end

-- id: spark_stream_word_02
-- dialect: spark
-- construct: select
-- kind: stream_word
-- reads: raw.stream, stream
-- column: raw.stream.a -> <result>.a direct
-- column: stream.b -> <result>.b direct
-- column: raw.stream.id -> <result>.* join
-- column: stream.id -> <result>.* join
SELECT r.a, s.b FROM raw.stream r JOIN stream AS s ON s.id = r.id;
-- end

-- id: spark_stream_word_03
-- dialect: spark
-- construct: insert
-- kind: stream_word
-- reads: t
-- writes: core.t
-- column: t.a -> core.t.a direct
INSERT INTO core.t SELECT a FROM STREAM t;
-- end

-- id: spark_stream_word_04
-- dialect: spark
-- construct: select, join
-- kind: stream_word
-- reads: raw.t, u
-- column: raw.t.a -> <result>.a direct
-- column: u.b -> <result>.b direct
-- column: raw.t.id -> <result>.* join
-- column: u.id -> <result>.* join
SELECT t.a, x.b FROM STREAM(raw.t) t JOIN STREAM u x ON x.id = t.id;
-- end

-- id: spark_stream_word_05
-- dialect: spark
-- construct: insert, external_table
-- kind: stream_word
-- writes: core.t
INSERT INTO core.t SELECT * FROM STREAM read_files('/data/x', format => 'csv');
-- end
