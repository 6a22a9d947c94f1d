-- id: db2_second_look_001
-- dialect: db2
-- construct: trigger, merge
-- kind: second_look
-- reads: wh.receipt
-- writes: wh.level
-- column: wh.receipt.qty -> wh.level.qty direct
-- column: wh.level.qty -> wh.level.qty direct
-- column: wh.receipt.item -> wh.level.item direct
-- column: wh.receipt.item -> wh.level.* join
-- column: wh.level.item -> wh.level.* join
CREATE OR REPLACE TRIGGER wh.receipt_ai AFTER INSERT ON wh.receipt REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT
MERGE INTO wh.level l USING (SELECT item, qty FROM arrived) a ON l.item = a.item
WHEN MATCHED THEN UPDATE SET l.qty = l.qty + a.qty
WHEN NOT MATCHED THEN INSERT (item, qty) VALUES (a.item, a.qty);
-- end

-- id: db2_second_look_002
-- dialect: db2
-- construct: recursive_cte, insert
-- kind: second_look
-- reads: plm.part
-- writes: plm.flat
-- column: plm.part.no -> plm.flat.no direct
-- column: plm.part.no -> plm.flat.seq direct
-- column: plm.part.up -> plm.flat.* filter
-- column: plm.part.no -> plm.flat.* filter
INSERT INTO plm.flat (no, seq)
WITH t (no, up) AS (
  SELECT no, up FROM plm.part WHERE up IS NULL
  UNION ALL
  SELECT c.no, c.up FROM plm.part c, t WHERE c.up = t.no
) SEARCH DEPTH FIRST BY no SET ord
SELECT no, ord FROM t;
-- end
