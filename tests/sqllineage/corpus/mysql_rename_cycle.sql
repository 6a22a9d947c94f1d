-- id: mysql_rename_cycle_001
-- dialect: mysql
-- construct: rename, script
-- kind: rename_cycle
-- reads: shop.a, shop.b
-- writes: shop.a, shop.b
RENAME TABLE shop.a TO shop.tmp, shop.b TO shop.a, shop.tmp TO shop.b;
-- end

-- id: mysql_rename_cycle_002
-- dialect: mysql
-- construct: rename, script
-- kind: rename_cycle
-- reads: live, fresh
-- writes: live, fresh
ALTER TABLE live RENAME TO swap_me;
ALTER TABLE fresh RENAME live;
ALTER TABLE swap_me RENAME AS fresh;
-- end

-- id: mysql_rename_cycle_003
-- dialect: mysql
-- construct: rename, script
-- kind: rename_cycle
-- reads: b
-- writes: a
RENAME TABLE a TO a_old, b TO a, a_old TO a_older;
DROP TABLE a_older;
-- end
