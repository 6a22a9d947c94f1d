-- id: mysql_surplus_value_001
-- dialect: mysql
-- construct: script, insert
-- kind: surplus_value
-- reads: src
-- writes: g
-- column: src.x -> g.a direct
-- column: src.y -> g.n direct
CREATE TABLE g (a INT);
INSERT INTO g SELECT x, y + 1 AS n FROM src;
-- end
