-- id: snowflake_temp_altered_001
-- dialect: snowflake
-- construct: temp_table, script, star
-- kind: temp_altered
-- reads: raw.harvest
-- writes: core.harvest
-- column: raw.harvest.field -> core.harvest.plot direct
-- column: raw.harvest.tons -> core.harvest.yield_t direct
-- column: raw.harvest.year -> core.harvest.* filter
CREATE TEMPORARY TABLE h AS SELECT field, tons, remark FROM raw.harvest WHERE year = 2024;
ALTER TABLE h RENAME COLUMN field TO plot;
ALTER TABLE h DROP COLUMN remark;
INSERT INTO core.harvest (plot, yield_t) SELECT * FROM h;
-- end
