-- id: oracle_substituted_items_001
-- dialect: oracle
-- construct: select, window
-- kind: substituted_items
-- reads: wip.job
-- column: wip.job.code -> <result>.code direct
-- column: wip.job.due -> <result>.first_due direct
-- column: wip.job.org -> <result>.* window
SELECT code, &extra_columns
MIN(due) OVER (PARTITION BY org) AS first_due FROM wip.job;
-- end
