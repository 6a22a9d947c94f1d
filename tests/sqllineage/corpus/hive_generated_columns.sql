-- id: hive_generated_columns_001
-- dialect: hive
-- construct: select,insert,json
-- kind: generated_columns
-- reads: shop.raw
-- writes: shop.part
-- column: shop.raw.url -> shop.part.host direct
-- column: shop.raw.url -> shop.part.path direct
INSERT INTO shop.part (host, path) SELECT parse_url_tuple(url, 'HOST', 'PATH') FROM shop.raw;
-- end
