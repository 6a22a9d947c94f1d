-- id: snowflake_read_then_renamed_001
-- dialect: snowflake
-- construct: ctas, swap, insert, script
-- kind: read_then_renamed
-- reads: raw.s, m.t
-- writes: m.t, m.t_new, m.log
-- column: raw.s.id -> m.t.id direct
-- column: raw.s.v -> m.t.v direct
-- column: m.t.v -> m.log.n direct
CREATE TABLE m.t_new AS SELECT id, v FROM raw.s;
INSERT INTO m.log (n) SELECT max(v) FROM m.t_new;
ALTER TABLE m.t_new SWAP WITH m.t;
-- end
