-- id: athena_item_of_row_001
-- dialect: athena
-- construct: insert, aggregate, struct
-- kind: item_of_row
-- reads: raw.ping
-- writes: mart.ping
-- column: raw.ping.id -> mart.ping.id direct
-- column: raw.ping.val -> mart.ping.last_val direct
-- column: raw.ping.val -> mart.ping.first_val direct
-- column: raw.ping.ts -> mart.ping.* sort
-- column: raw.ping.id -> mart.ping.* group
INSERT INTO mart.ping (id, last_val, first_val)
SELECT p.id, max(ROW(p.ts, p.val))[2], array_agg(ROW(p.ts, p.val) ORDER BY p.ts)[1][2]
FROM raw.ping p GROUP BY p.id;
-- end
