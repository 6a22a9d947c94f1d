-- id: snowflake_fresh_second_look_001
-- dialect: snowflake
-- construct: select,star,subquery
-- kind: fresh_second_look
-- reads: raw.pump
-- column: raw.pump.flow_in -> <result>.flow_in direct
SELECT * ILIKE 'flow%' FROM (SELECT id, flow_in FROM raw.pump);
-- end
