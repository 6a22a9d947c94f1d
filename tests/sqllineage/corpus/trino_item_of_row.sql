-- id: trino_item_of_row_001
-- dialect: trino
-- construct: insert, subquery, struct
-- kind: item_of_row
-- reads: raw.pair
-- writes: mart.pair
-- column: raw.pair.a -> mart.pair.x direct
-- column: raw.pair.b -> mart.pair.y direct
INSERT INTO mart.pair (x, y)
SELECT q.r[1], q.r[2] FROM (SELECT ROW(p.a, p.b) AS r FROM raw.pair p) q;
-- end

-- id: trino_item_of_row_002
-- dialect: trino
-- construct: ctas, unnest, struct
-- kind: item_of_row
-- reads: raw.lists
-- writes: mart.lists
-- column: raw.lists.ys -> mart.lists.seconds direct
-- column: raw.lists.xs -> mart.lists.either direct
-- column: raw.lists.z -> mart.lists.either direct
CREATE TABLE mart.lists AS
SELECT transform(zip(l.xs, l.ys), r -> r[2]) AS seconds, ARRAY[l.xs, l.z][1] AS either
FROM raw.lists l;
-- end
