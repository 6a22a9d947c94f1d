-- id: vertica_second_look_001
-- dialect: vertica
-- construct: ddl, insert, script
-- kind: second_look
-- reads: src.kv
-- writes: dw.kv
-- column: src.kv.k -> dw.kv.key direct
-- column: src.kv.v -> dw.kv.value direct
CREATE TABLE dw.kv (key VARCHAR(20) ENCODING RLE, value VARCHAR(200), PRIMARY KEY (key) DISABLED) ORDER BY key SEGMENTED BY hash(key) ALL NODES;
INSERT INTO dw.kv SELECT k, v FROM src.kv;
-- end
