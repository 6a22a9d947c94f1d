-- id: teradata_transition_table_001
-- dialect: teradata
-- construct: insert, script, trigger
-- kind: transition_table
-- reads: dw.sale
-- writes: dw.sale_log
-- column: dw.sale.sale_id -> dw.sale_log.sale_id direct
-- column: dw.sale.total -> dw.sale_log.* filter
CREATE TRIGGER dw.sale_ins AFTER INSERT ON dw.sale
REFERENCING NEW_TABLE AS newsale
FOR EACH STATEMENT
(INSERT INTO dw.sale_log (sale_id) SELECT sale_id FROM newsale WHERE total > 0;);
-- end
