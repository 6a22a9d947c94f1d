-- id: singlestore_second_look_001
-- dialect: singlestore
-- construct: ddl, insert, script
-- kind: second_look
-- reads: stage.ev
-- writes: ev
-- column: stage.ev.a -> ev.period direct
-- column: stage.ev.b -> ev.body direct
CREATE ROWSTORE TABLE ev (period INT NOT NULL, body JSON, SHARD KEY (period), SORT KEY (period), FULLTEXT ft (body), UNIQUE KEY uq (period) USING HASH);
INSERT INTO ev SELECT a, b FROM stage.ev;
-- end
