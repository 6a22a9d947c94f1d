-- id: presto_item_of_row_001
-- dialect: presto
-- construct: ctas, struct
-- kind: item_of_row
-- reads: raw.pair
-- writes: mart.pair
-- column: raw.pair.b -> mart.pair.q direct
CREATE TABLE mart.pair AS
SELECT CAST(ROW(p.a, p.b) AS ROW(p integer, q integer))[2] AS q FROM raw.pair p;
-- end
