-- id: db2_fresh_second_look_001
-- dialect: db2
-- construct: trigger,insert
-- kind: fresh_second_look
-- reads: gas
-- writes: warn
CREATE TRIGGER gas_au AFTER UPDATE ON gas REFERENCING NEW AS n OLD AS o FOR EACH ROW
WHEN (n.level > o.level) INSERT INTO warn (kind) VALUES ('up');
-- end
