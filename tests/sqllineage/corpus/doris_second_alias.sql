-- id: doris_second_alias_01
-- dialect: doris
-- construct: lateral, insert
-- kind: second_alias
-- reads: ods.log
-- writes: dw.attr
-- column: ods.log.attrs -> dw.attr.k direct
-- column: ods.log.attrs -> dw.attr.v direct
INSERT INTO dw.attr (k, v) SELECT k, v FROM ods.log LATERAL VIEW explode_map(attrs) t AS k, v;
-- end
