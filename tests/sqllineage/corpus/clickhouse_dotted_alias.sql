-- id: clickhouse_dotted_alias_001
-- dialect: clickhouse
-- construct: select, unnest, quoted_name
-- kind: dotted_alias
-- reads: visits
-- column: visits.`ParsedParams.Key2` -> <result>.k direct
SELECT `PP.Key2` AS k FROM visits ARRAY JOIN `ParsedParams.Key2` AS `PP.Key2`;
-- end

-- id: clickhouse_dotted_alias_002
-- dialect: clickhouse
-- construct: select, unnest, quoted_name
-- kind: dotted_alias
-- reads: visits
-- column: visits.id -> <result>.id direct
-- column: visits.`ParsedParams.Key2` -> <result>.k direct
SELECT id, PP.Key2 AS k FROM visits ARRAY JOIN `ParsedParams.Key2` AS `PP.Key2`;
-- end

-- id: clickhouse_dotted_alias_003
-- dialect: clickhouse
-- construct: insert, unnest, quoted_name
-- kind: dotted_alias
-- reads: shop.carts
-- writes: shop.lines
-- column: shop.carts.`g.sku` -> shop.lines.sku direct
-- column: shop.carts.`g.n` -> shop.lines.n direct
-- column: shop.carts.`g.sku` -> shop.lines.* filter
-- column: shop.carts.`g.n` -> shop.lines.* sort
INSERT INTO shop.lines (sku, n)
SELECT x.sku, x.n
FROM shop.carts
ARRAY JOIN `g.sku` AS `x.sku`, `g.n` AS `x.n`
WHERE x.sku != ''
ORDER BY x.n;
-- end

-- id: clickhouse_dotted_alias_004
-- dialect: clickhouse
-- construct: select, unnest, quoted_name
-- kind: dotted_alias
-- reads: visits
-- column: visits.params -> <result>.num direct
-- column: visits.params -> <result>.* group
SELECT P.num AS num, count() AS n FROM visits ARRAY JOIN arrayEnumerate(params) AS `P.num` GROUP BY P.num;
-- end

-- id: clickhouse_dotted_alias_005
-- dialect: clickhouse
-- construct: select, quoted_name, subquery
-- kind: dotted_alias
-- reads: t
-- column: t.a -> <result>.k direct
SELECT s.p.k AS k FROM (SELECT a AS `p.k` FROM t) AS s;
-- end
