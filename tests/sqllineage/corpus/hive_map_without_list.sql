-- id: hive_map_without_list_01
-- dialect: hive
-- construct: lateral, select, join
-- kind: map_without_list
-- schema: {"tables": {"ods.event": ["id", "props", "key"]}}
-- reads: ods.event
-- column: ods.event.key -> <result>.key direct
-- column: ods.event.props -> <result>.col direct
SELECT key, col FROM ods.event LATERAL VIEW explode(props) p;
-- end
