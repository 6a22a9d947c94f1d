-- id: databricks_star_of_generator_01
-- dialect: databricks
-- construct: select, lateral, star
-- reads: raw.events
-- column: raw.events.payload -> <result>.a direct
-- column: raw.events.payload -> <result>.b direct
SELECT j.* FROM raw.events e LATERAL VIEW json_tuple(e.payload, 'a', 'b') j AS a, b;
-- end
