-- id: oracle_fresh_second_look_001
-- dialect: oracle
-- construct: broken,insert
-- kind: fresh_second_look
-- dropped: 1
INSERT INTO t (a, b,) SELECT a, b FROM s;
-- end
