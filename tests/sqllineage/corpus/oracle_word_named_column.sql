-- id: oracle_word_named_column_001
-- dialect: oracle
-- construct: ddl, insert, script
-- kind: word_named_column
-- reads: x.src
-- writes: x.tgt
-- column: x.src.a -> x.tgt.key direct
-- column: x.src.b -> x.tgt.period direct
-- column: x.src.c -> x.tgt.v direct
CREATE TABLE x.tgt (key VARCHAR2(10 CHAR), period DATE, v NUMBER(10,2), CONSTRAINT pk_t PRIMARY KEY (key), SUPPLEMENTAL LOG DATA (ALL) COLUMNS);
INSERT INTO x.tgt SELECT a, b, c FROM x.src;
-- end
