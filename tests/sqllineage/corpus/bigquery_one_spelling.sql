-- id: bigquery_one_spelling_001
-- dialect: bigquery
-- construct: insert, quoted_name
-- kind: one_spelling
-- reads: ds.mytable
-- writes: ds.mytable
-- column: ds.mytable.a -> ds.mytable.b direct
INSERT INTO ds.MyTable (b) SELECT a FROM `ds.MyTable`;
-- end

-- id: bigquery_one_spelling_002
-- dialect: bigquery
-- construct: insert, quoted_name
-- kind: one_spelling
-- reads: ds.A
-- writes: ds.a
-- column: ds.A.x -> ds.a.x direct
INSERT INTO ds.a (x) SELECT x FROM `ds.A`;
-- end

-- id: bigquery_one_spelling_003
-- dialect: bigquery
-- construct: script, ctas, quoted_name
-- kind: one_spelling
-- reads: p.ds.src
-- writes: p.ds.MyTable
-- column: p.ds.src.a -> p.ds.MyTable.x direct
-- column: p.ds.src.b -> p.ds.MyTable.x direct
CREATE TABLE `p.ds.MyTable` AS SELECT a AS x FROM p.ds.src;
INSERT INTO p.ds.MyTable SELECT b FROM p.ds.src;
-- end
