-- id: snowflake_surplus_value_001
-- dialect: snowflake
-- construct: script, insert
-- kind: surplus_value
-- reads: src, lk
-- writes: g
-- column: src.x -> g.a direct
-- column: src.z -> g.b direct
-- column: lk.w -> g.w direct
-- column: src.k -> g.* join
-- column: lk.k -> g.* join
CREATE TABLE g (a INT, b INT);
INSERT INTO g SELECT s.x, s.z, l.w FROM src s JOIN lk l ON s.k = l.k;
-- end
