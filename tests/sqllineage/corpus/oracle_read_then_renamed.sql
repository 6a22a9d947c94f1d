-- id: oracle_read_then_renamed_001
-- dialect: oracle
-- construct: ctas, rename, merge, script
-- kind: read_then_renamed
-- reads: stock, item
-- writes: item, shelf
-- column: stock.sku -> item.sku direct
-- column: stock.qty -> item.qty direct
-- column: item.qty -> shelf.qty direct
-- column: item.sku -> shelf.* join
-- column: shelf.sku -> shelf.* join
CREATE TABLE item_build AS SELECT sku, qty FROM stock;
MERGE INTO shelf t USING item_build s ON (t.sku = s.sku) WHEN MATCHED THEN UPDATE SET t.qty = s.qty;
RENAME item_build TO item;
-- end

-- id: oracle_read_then_renamed_002
-- dialect: oracle
-- construct: insert, partition_exchange, script
-- kind: read_then_renamed
-- reads: ext_sale, sale_stage, sale
-- writes: sale_stage, sale, check_log
-- column: ext_sale.id -> sale.id direct
-- column: sale.id -> check_log.top direct
INSERT INTO sale_stage (id) SELECT id FROM ext_sale;
INSERT INTO check_log (top) SELECT MAX(id) FROM sale_stage;
ALTER TABLE sale EXCHANGE PARTITION p1 WITH TABLE sale_stage;
-- end
