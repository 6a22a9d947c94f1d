-- id: postgres_readable_words_001
-- dialect: postgres
-- construct: select
-- kind: readable_words
-- reads: shop.item
-- column: shop.item.* -> <result>.* direct
TABLE shop.item;
-- end

-- id: postgres_readable_words_002
-- dialect: postgres
-- construct: ctas
-- kind: readable_words
-- reads: shop.item
-- writes: mart.item
-- column: shop.item.* -> mart.item.* direct
CREATE TABLE mart.item AS TABLE shop.item WITH NO DATA;
-- end

-- id: postgres_readable_words_003
-- dialect: postgres
-- construct: insert
-- kind: readable_words
-- reads: shop.item, shop.thing
-- writes: mart.item
-- column: shop.item.* -> mart.item.* direct
-- column: shop.thing.* -> mart.item.* direct
INSERT INTO mart.item TABLE shop.item;
INSERT INTO mart.item (TABLE shop.thing);
-- end
