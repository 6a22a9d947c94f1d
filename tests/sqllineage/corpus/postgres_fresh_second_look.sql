-- id: postgres_fresh_second_look_001
-- dialect: postgres
-- construct: broken,select
-- kind: fresh_second_look
-- dropped: 1
SELECT a, b, FROM s;
-- end
