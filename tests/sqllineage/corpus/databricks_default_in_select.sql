-- id: databricks_default_in_select_001
-- dialect: databricks
-- construct: insert
-- kind: default_in_select
-- reads: stage.limits
-- writes: conf.limits
-- column: stage.limits.name -> conf.limits.name direct
-- column: stage.limits.default -> conf.limits.lo direct
INSERT INTO conf.limits (name, lo, hi) SELECT c.name, c.default, DEFAULT FROM stage.limits c;
-- end

-- id: databricks_default_in_select_002
-- dialect: databricks
-- construct: insert, subquery
-- kind: default_in_select
-- reads: stage.batch
-- writes: log.load
-- column: stage.batch.batch_id -> log.load.batch_id direct
INSERT INTO log.load (load_id, batch_id, loaded_at)
VALUES (DEFAULT, (SELECT max(b.batch_id) FROM stage.batch b), DEFAULT);
-- end

-- id: databricks_default_in_select_003
-- dialect: databricks
-- construct: ctas
-- kind: default_in_select
-- reads: conf.flags
-- writes: arch.flags
-- column: conf.flags.flag_id -> arch.flags.flag_id direct
-- column: conf.flags.default -> arch.flags.usual direct
CREATE TABLE arch.flags AS SELECT flag_id, default AS usual FROM conf.flags;
-- end
