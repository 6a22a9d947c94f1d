-- id: mysql_default_as_value_001
-- dialect: mysql
-- construct: insert
-- kind: default_as_value
-- reads: app.setting
-- writes: app.setting_new
-- column: app.setting.owner -> app.setting_new.owner direct
INSERT INTO app.setting_new (owner, level_no) SELECT s.owner, DEFAULT(s.level_no) FROM app.setting s;
-- end

-- id: mysql_default_as_value_002
-- dialect: mysql
-- construct: update
-- kind: default_as_value
-- writes: app.profile
-- column: app.profile.base -> app.profile.points direct
-- column: app.profile.closed -> app.profile.* filter
UPDATE app.profile SET theme = DEFAULT(theme), points = base + DEFAULT(points) WHERE closed = 1;
-- end
