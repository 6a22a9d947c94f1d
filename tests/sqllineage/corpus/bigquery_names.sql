-- id: bigquery_names_001
-- dialect: bigquery
-- construct: merge, subquery, aggregate
-- kind: digit_name
-- reads: lab-raw-2.genome.16s_runs
-- writes: lab.1e5_reads
-- column: lab-raw-2.genome.16s_runs.sample_id -> lab.1e5_reads.sample_id direct
-- column: lab-raw-2.genome.16s_runs.depth -> lab.1e5_reads.depth direct
-- column: lab.1e5_reads.sample_id -> lab.1e5_reads.* join
-- column: lab-raw-2.genome.16s_runs.sample_id -> lab.1e5_reads.* join
-- column: lab.1e5_reads.depth -> lab.1e5_reads.* filter
-- column: lab-raw-2.genome.16s_runs.depth -> lab.1e5_reads.* filter
-- column: lab-raw-2.genome.16s_runs.sample_id -> lab.1e5_reads.* group
MERGE INTO lab.1e5_reads AS t
USING (
  SELECT r.sample_id, MAX(r.depth) AS depth FROM lab-raw-2.genome.16s_runs AS r GROUP BY r.sample_id
) AS s
ON t.sample_id = s.sample_id
WHEN MATCHED AND s.depth > t.depth THEN UPDATE SET depth = s.depth
WHEN NOT MATCHED THEN INSERT (sample_id, depth) VALUES (s.sample_id, s.depth);
-- end

-- id: bigquery_names_002
-- dialect: bigquery
-- construct: ctas, select
-- kind: backslash_lexing
-- reads: ops.raw_log
-- writes: ops.login_user
-- column: ops.raw_log.at -> ops.login_user.at direct
-- column: ops.raw_log.msg -> ops.login_user.user_name direct
-- column: ops.raw_log.msg -> ops.login_user.* filter
-- column: ops.raw_log.host -> ops.login_user.* filter
CREATE OR REPLACE TABLE ops.login_user AS
SELECT l.at, REGEXP_EXTRACT(l.msg, r'user=\'([^\']+)\'') AS user_name, '''it\'s \\''' AS tag
FROM ops.raw_log AS l
WHERE NOT REGEXP_CONTAINS(l.msg, r"""path="C:\\[^"]*\"""") AND l.host != 'srv\\';
-- end

-- id: bigquery_names_003
-- dialect: bigquery
-- construct: insert, join, variable
-- kind: shell_variable
-- reads: ${project}.raw.events_${suffix}, shared-ref.geo.bot
-- writes: ${project}.mart.session_day
-- column: ${project}.raw.events_${suffix}.visitor -> ${project}.mart.session_day.visitor direct
-- column: ${project}.raw.events_${suffix}.page -> ${project}.mart.session_day.pages direct
-- column: shared-ref.geo.bot.ip -> ${project}.mart.session_day.* join
-- column: ${project}.raw.events_${suffix}.ip -> ${project}.mart.session_day.* join
-- column: shared-ref.geo.bot.ip -> ${project}.mart.session_day.* filter
-- column: ${project}.raw.events_${suffix}.visitor -> ${project}.mart.session_day.* group
INSERT INTO `${project}.mart.session_day` (visitor, pages)
SELECT e.visitor, COUNT(DISTINCT e.page)
FROM `${project}.raw.events_${suffix}` AS e
LEFT JOIN `shared-ref.geo.bot` AS b ON b.ip = e.ip
WHERE b.ip IS NULL
GROUP BY e.visitor;
-- end

-- id: bigquery_names_004
-- dialect: bigquery
-- construct: ctas, star_except, quoted_name
-- kind: quoted_exclude
-- schema: {"tables": {"ops.plan": ["plan_id", "except", "replace"]}}
-- reads: ops.plan
-- writes: ops.backup_plan
-- column: ops.plan.plan_id -> ops.backup_plan.plan_id direct
-- column: ops.plan.except -> ops.backup_plan.skipped direct
-- column: ops.plan.replace -> ops.backup_plan.replace direct
CREATE OR REPLACE TABLE ops.backup_plan AS
SELECT p.* EXCEPT (`except`, `replace`), p.`except` AS skipped, `replace`
FROM ops.plan AS p;
-- end

-- id: bigquery_names_005
-- dialect: bigquery
-- construct: select, aggregate, no_semicolon
-- kind: notebook_source
-- reads: transit.trip
-- column: transit.trip.line -> <result>.line direct
-- column: transit.trip.delay -> <result>.worst direct
-- column: transit.trip.day -> <result>.* filter
-- column: transit.trip.line -> <result>.* group
%%bigquery totals --project acme-lab
SELECT t.line, COUNT(*) AS rides, MAX(t.delay) AS worst
FROM transit.trip AS t
WHERE t.day >= '2024-01-01'
GROUP BY t.line
-- end
