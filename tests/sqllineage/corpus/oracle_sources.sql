-- id: oracle_sources_001
-- dialect: oracle
-- construct: insert, union, star
-- kind: union_star_branch
-- schema: {"tables": {"hr.badge_lost": ["no", "who"]}}
-- reads: hr.badge, hr.badge_lost
-- writes: hr.active_badge
-- column: hr.badge.badge_no -> hr.active_badge.badge_no direct
-- column: hr.badge.holder -> hr.active_badge.holder direct
-- column: hr.badge_lost.no -> hr.active_badge.* filter
-- column: hr.badge_lost.who -> hr.active_badge.* filter
INSERT INTO hr.active_badge (badge_no, holder)
SELECT b.badge_no, b.holder FROM hr.badge b
MINUS
SELECT * FROM hr.badge_lost;
-- end

-- id: oracle_sources_002
-- dialect: oracle
-- construct: insert, unnest, lateral
-- kind: table_argument
-- reads: shop.orders
-- writes: shop.line_flat
-- column: shop.orders.order_no -> shop.line_flat.order_no direct
-- column: shop.orders.lines -> shop.line_flat.sku direct
-- column: shop.orders.lines -> shop.line_flat.pieces direct
-- column: shop.orders.lines -> shop.line_flat.* filter
INSERT INTO shop.line_flat (order_no, sku, pieces)
SELECT o.order_no, l.sku, l.pieces
FROM shop.orders o, TABLE(o.lines) l
WHERE l.pieces > 0;
-- end

-- id: oracle_sources_003
-- dialect: oracle
-- construct: insert, join, subquery
-- kind: natural_join
-- reads: lib.book, lib.shelf, lib.closed
-- writes: lib.shelf_list
-- column: lib.book.title -> lib.shelf_list.title direct
-- column: lib.shelf.shelf -> lib.shelf_list.shelf direct
-- column: lib.shelf.storey -> lib.shelf_list.* filter
-- column: lib.closed.storey -> lib.shelf_list.* filter
INSERT INTO lib.shelf_list (title, shelf)
SELECT b.title, s.shelf
FROM lib.book b NATURAL FULL OUTER JOIN lib.shelf s
WHERE s.storey IN (SELECT c.storey FROM lib.closed c);
-- end
