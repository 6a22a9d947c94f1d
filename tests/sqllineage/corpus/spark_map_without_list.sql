-- id: spark_map_without_list_01
-- dialect: spark
-- construct: lateral, select
-- kind: map_without_list
-- reads: raw.event
-- column: raw.event.id -> <result>.id direct
-- column: raw.event.props -> <result>.key direct
-- column: raw.event.props -> <result>.value direct
SELECT e.id, key, value FROM raw.event e LATERAL VIEW explode(e.props);
-- end

-- id: spark_map_without_list_02
-- dialect: spark
-- construct: lateral, ctas
-- kind: map_without_list
-- schema: {"tables": {"raw.event": ["id", "props"]}}
-- reads: raw.event
-- writes: core.attr
-- column: raw.event.id -> core.attr.id direct
-- column: raw.event.props -> core.attr.pos direct
-- column: raw.event.props -> core.attr.k direct
-- column: raw.event.props -> core.attr.* filter
CREATE TABLE core.attr AS
SELECT id, pos, lower(key) AS k FROM raw.event LATERAL VIEW OUTER posexplode(props) WHERE value IS NOT NULL;
-- end

-- id: spark_map_without_list_03
-- dialect: spark
-- construct: lateral, select
-- kind: map_without_list
-- reads: raw.t
-- column: raw.t.key -> <result>.key direct
-- column: raw.t.tags -> <result>.tag direct
SELECT key, col AS tag FROM raw.t LATERAL VIEW explode(split(tags, ','));
-- end
