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
