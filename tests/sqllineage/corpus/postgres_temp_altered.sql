-- id: postgres_temp_altered_001
-- dialect: postgres
-- construct: temp_table, script, join
-- kind: temp_altered
-- reads: lake.catch, lake.species
-- writes: lake.catch_named
-- column: lake.catch.catch_no -> lake.catch_named.catch_no direct
-- column: lake.species.title -> lake.catch_named.fish direct
-- column: lake.species.sp_code -> lake.catch_named.* join
-- column: lake.catch.sp -> lake.catch_named.* join
CREATE TEMP TABLE c AS SELECT catch_no, sp, kg FROM lake.catch;
ALTER TABLE c RENAME sp TO sp_code;
ALTER TABLE c DROP COLUMN IF EXISTS kg, ADD COLUMN checked boolean;
INSERT INTO lake.catch_named (catch_no, fish)
SELECT c.catch_no, s.title FROM c JOIN lake.species s USING (sp_code);
-- end
