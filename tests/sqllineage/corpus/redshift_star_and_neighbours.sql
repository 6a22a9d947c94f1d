-- id: redshift_star_and_neighbours_001
-- dialect: redshift
-- construct: insert, star, union
-- kind: star_and_neighbours
-- reads: ext.sale_web, ext.sale_shop, ext.sale_fair
-- writes: mart.sale
-- column: ext.sale_web.sale_no -> mart.sale.sale_no direct
-- column: ext.sale_web.eur -> mart.sale.eur direct
-- column: ext.sale_shop.* -> mart.sale.* direct
-- column: ext.sale_fair.receipt -> mart.sale.sale_no direct
-- column: ext.sale_fair.total -> mart.sale.eur direct
-- column: ext.sale_fair.sold -> mart.sale.day direct
-- column: ext.sale_fair.total -> mart.sale.* filter
INSERT INTO mart.sale (sale_no, eur, day)
SELECT sale_no, eur, GETDATE() FROM ext.sale_web
UNION ALL
SELECT * FROM ext.sale_shop
UNION ALL
SELECT f.receipt, f.total, f.sold FROM ext.sale_fair f WHERE f.total > 0;
-- end
