-- id: teradata_second_look_001
-- dialect: teradata
-- construct: ddl, insert, script
-- kind: second_look
-- reads: stg.rate
-- writes: dw.rate
-- column: stg.rate.a -> dw.rate.code direct
-- column: stg.rate.b -> dw.rate.valid direct
CREATE MULTISET TABLE dw.rate, NO FALLBACK (code CHAR(3) NOT NULL, valid PERIOD(DATE), CONSTRAINT c1 CHECK (code <> 'X')) PRIMARY INDEX (code);
INSERT INTO dw.rate SELECT a, b FROM stg.rate;
-- end
