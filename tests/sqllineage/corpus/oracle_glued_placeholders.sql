-- id: oracle_glued_placeholders_001
-- dialect: oracle
-- construct: insert
-- kind: glued_placeholders
-- reads: &2..&3._y
-- writes: &1._&suffix
-- column: &2..&3._y.c -> &1._&suffix.c direct
INSERT INTO &1._&suffix (c) SELECT c FROM &2..&3._y;
-- end
