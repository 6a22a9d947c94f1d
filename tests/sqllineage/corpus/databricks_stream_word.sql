-- id: databricks_stream_word_01
-- dialect: databricks
-- construct: insert, star
-- kind: stream_word
-- reads: main.raw.t
-- writes: main.core.t
-- column: main.raw.t.a -> main.core.t.a direct
CREATE OR REFRESH STREAMING TABLE main.core.t AS SELECT a FROM STREAM main.raw.t;
-- end

-- id: databricks_stream_word_02
-- dialect: databricks
-- construct: view, join
-- kind: stream_word
-- reads: raw_order, dim.buyer
-- writes: core_order
-- column: raw_order.id -> core_order.id direct
-- column: dim.buyer.name -> core_order.name direct
-- column: raw_order.buyer_id -> core_order.* join
-- column: dim.buyer.id -> core_order.* join
CREATE STREAMING TABLE core_order AS
SELECT o.id, b.name FROM STREAM raw_order o JOIN dim.buyer AS b ON b.id = o.buyer_id;
-- end

-- id: databricks_stream_word_03
-- dialect: databricks
-- construct: insert
-- kind: stream_word
-- reads: main.raw.t
-- writes: main.core.t
-- column: main.raw.t.a -> main.core.t.a direct
-- column: main.raw.t.b -> main.core.t.* filter
CREATE FLOW f AS INSERT INTO main.core.t BY NAME SELECT a FROM STREAM(main.raw.t) WHERE b > 0;
-- end

-- id: databricks_stream_word_04
-- dialect: databricks
-- construct: ddl, external_table
-- kind: stream_word
-- writes: main.raw.file
CREATE OR REFRESH STREAMING TABLE main.raw.file AS SELECT *, _metadata.file_path AS path FROM STREAM read_files('/Volumes/x/y', format => 'json');
-- end

-- id: databricks_stream_word_05
-- dialect: databricks
-- construct: ctas, cte
-- kind: stream_word
-- reads: main.raw.t, main.raw.u
-- writes: main.core.t
-- column: main.raw.t.a -> main.core.t.a direct
-- column: main.raw.u.a -> main.core.t.a direct
CREATE STREAMING TABLE main.core.t AS
WITH c AS (SELECT a FROM STREAM main.raw.t UNION ALL SELECT a FROM stream(main.raw.u)) SELECT a FROM c;
-- end

-- id: databricks_stream_word_06
-- dialect: databricks
-- construct: join, insert
-- kind: stream_word
-- reads: raw_t, raw_u
-- writes: core_t
-- column: raw_t.a -> core_t.a direct
-- column: raw_u.b -> core_t.b direct
-- column: raw_t.id -> core_t.* join
-- column: raw_u.id -> core_t.* join
INSERT INTO core_t (a, b) SELECT t.a, u.b FROM STREAM raw_t AS t INNER JOIN STREAM raw_u AS u ON u.id = t.id;
-- end
