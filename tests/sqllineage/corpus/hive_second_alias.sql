-- id: hive_second_alias_01
-- dialect: hive
-- construct: lateral, insert, aggregate
-- kind: second_alias
-- reads: ods.log
-- writes: dw.attr
-- column: ods.log.attrs -> dw.attr.k direct
-- column: ods.log.attrs -> dw.attr.n direct
-- column: ods.log.attrs -> dw.attr.* group
INSERT OVERWRITE TABLE dw.attr SELECT k, count(v) AS n FROM ods.log LATERAL VIEW explode(attrs) a AS k, v GROUP BY k;
-- end

-- id: hive_second_alias_02
-- dialect: hive
-- construct: lateral, select
-- kind: second_alias
-- reads: ods.log
-- column: ods.log.attrs -> <result>.v direct
-- column: ods.log.tags -> <result>.tag direct
-- column: ods.log.tags -> <result>.i direct
SELECT a.v, g.tag, g.i
FROM ods.log LATERAL VIEW explode(attrs) a AS k, v LATERAL VIEW posexplode(tags) g AS i, tag;
-- end

-- id: hive_second_alias_03
-- dialect: hive
-- construct: select, function
-- kind: second_alias
-- reads: ods.log
-- column: ods.log.attrs -> <result>.k direct
-- column: ods.log.attrs -> <result>.v direct
SELECT explode(attrs) AS (k, v) FROM ods.log;
-- end
