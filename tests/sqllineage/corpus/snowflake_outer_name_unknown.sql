-- id: snowflake_outer_name_unknown_001
-- dialect: snowflake
-- construct: select, correlated, subquery
-- kind: outer_name_unknown
-- reads: ops.ticket, ops.agent
-- column: ops.ticket.ticket_no -> <result>.ticket_no direct
-- column: ops.ticket.agent_no -> <result>.agent_no direct
-- column: ops.ticket.agent_no -> <result>.* filter
-- column: ops.agent.id -> <result>.* filter
-- column: ops.agent.active -> <result>.* filter
SELECT ticket_no, agent_no FROM ops.ticket
WHERE EXISTS (SELECT 1 FROM ops.agent a WHERE agent_no = a.id AND a.active);
-- end
