-- id: postgres_outer_name_001
-- dialect: postgres
-- construct: correlated, insert, subquery
-- kind: outer_name
-- schema: {"tables": {"inv.lot": ["lot_no", "item", "qty"], "inv.item": ["item_code", "title"]}}
-- reads: inv.item, inv.lot
-- writes: rpt.item_stock
-- column: inv.item.item_code -> rpt.item_stock.item_code direct
-- column: inv.lot.qty -> rpt.item_stock.on_hand direct
-- column: inv.lot.item -> rpt.item_stock.* filter
-- column: inv.item.item_code -> rpt.item_stock.* filter
INSERT INTO rpt.item_stock (item_code, on_hand)
SELECT item_code, (SELECT coalesce(sum(qty), 0) FROM inv.lot WHERE item = item_code)
FROM inv.item;
-- end
