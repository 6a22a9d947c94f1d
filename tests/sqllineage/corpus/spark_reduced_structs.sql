-- id: spark_reduced_structs_001
-- dialect: spark
-- construct: ctas, struct
-- kind: reduced_structs
-- reads: raw.cart
-- writes: mart.cart
-- column: raw.cart.items -> mart.cart.total direct
-- column: raw.cart.base -> mart.cart.total direct
CREATE TABLE mart.cart AS
SELECT aggregate(items, named_struct('a', base, 'b', lim),
  (acc, x) -> named_struct('a', acc.a + x.p, 'b', acc.b), acc -> acc.a) AS total
FROM raw.cart;
-- end

-- id: spark_reduced_structs_002
-- dialect: spark
-- construct: select, aggregate, struct
-- kind: reduced_structs
-- reads: raw.lot
-- column: raw.lot.grp -> <result>.grp direct
-- column: raw.lot.price -> <result>.val direct
-- column: raw.lot.grp -> <result>.* group
SELECT l.grp, aggregate(collect_list(struct(l.qty, l.price)), 0D, (acc, x) -> acc + x.price, acc -> acc / 2) AS val
FROM raw.lot l GROUP BY l.grp;
-- end
