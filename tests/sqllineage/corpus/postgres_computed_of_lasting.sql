-- id: postgres_computed_of_lasting_001
-- dialect: postgres
-- construct: ddl, insert, script
-- kind: computed_of_lasting
-- reads: raw.line
-- writes: shop.line
-- column: raw.line.q -> shop.line.qty direct
-- column: raw.line.p -> shop.line.price direct
-- column: raw.line.q -> shop.line.total direct
-- column: raw.line.p -> shop.line.total direct
CREATE TABLE shop.line (
  qty int,
  price numeric,
  total numeric GENERATED ALWAYS AS (qty * price) STORED
);
INSERT INTO shop.line (qty, price) SELECT l.q, l.p FROM raw.line l;
-- end
