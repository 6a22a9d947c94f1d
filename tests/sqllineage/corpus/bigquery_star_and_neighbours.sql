-- id: bigquery_star_and_neighbours_001
-- dialect: bigquery
-- construct: insert, star, join
-- kind: star_and_neighbours
-- schema: {"tables": {"mart.ticket": ["source", "ticket_id", "title", "loaded_at", "owner"]}}
-- reads: raw.ticket, ref.agent
-- writes: mart.ticket
-- column: raw.ticket.* -> mart.ticket.* direct
-- column: ref.agent.mail -> mart.ticket.owner direct
-- column: ref.agent.agent_id -> mart.ticket.* join
-- column: raw.ticket.agent_id -> mart.ticket.* join
INSERT INTO mart.ticket
SELECT 'desk', t.*, CURRENT_TIMESTAMP(), a.mail
FROM raw.ticket AS t
LEFT JOIN ref.agent AS a ON a.agent_id = t.agent_id;
-- end
