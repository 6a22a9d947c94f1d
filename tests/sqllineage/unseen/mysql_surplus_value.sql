-- id: mysql_surplus_value_001
-- dialect: mysql
-- construct: script, insert
-- kind: surplus_value
-- reads: src
-- writes: g
-- column: src.x -> g.a direct
-- column: src.y -> g.y + 1 direct
CREATE TABLE g (a INT);
INSERT INTO g SELECT x, y + 1 FROM src;
-- end
