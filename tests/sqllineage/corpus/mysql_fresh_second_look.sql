-- id: mysql_fresh_second_look_001
-- dialect: mysql
-- construct: broken,update
-- kind: fresh_second_look
-- dropped: 1
UPDATE t SET a = b, WHERE c = 1;
-- end
