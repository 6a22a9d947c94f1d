-- id: trino_second_alias_01
-- dialect: trino
-- construct: unnest, select
-- kind: second_alias
-- reads: lake.log
-- column: lake.log.attrs -> <result>.k direct
-- column: lake.log.attrs -> <result>.v direct
-- column: lake.log.tags -> <result>.tag direct
SELECT t.k, t.v, t.tag FROM lake.log CROSS JOIN UNNEST(attrs, tags) AS t (k, v, tag);
-- end
