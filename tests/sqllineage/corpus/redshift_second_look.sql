-- id: redshift_second_look_001
-- dialect: redshift
-- construct: ddl, insert, script
-- kind: second_look
-- reads: raw.setting
-- writes: core.setting
-- column: raw.setting.n -> core.setting.key direct
-- column: raw.setting.v -> core.setting.index direct
CREATE TABLE core.setting (key VARCHAR(64) ENCODE zstd DISTKEY, index SUPER, UNIQUE (key)) SORTKEY (key);
INSERT INTO core.setting SELECT n, v FROM raw.setting;
-- end

-- id: redshift_second_look_002
-- dialect: redshift
-- construct: star_except, ctas
-- kind: second_look
-- schema: {"tables": {"pub.visit": ["id", "ip", "at", "page"]}}
-- reads: pub.visit
-- writes: pub.visit_safe
-- column: pub.visit.at -> pub.visit_safe.at direct
-- column: pub.visit.page -> pub.visit_safe.page direct
-- column: pub.visit.id -> pub.visit_safe.hash direct
CREATE TABLE pub.visit_safe AS SELECT *, md5(id) AS hash EXCLUDE id, ip FROM pub.visit;
-- end
