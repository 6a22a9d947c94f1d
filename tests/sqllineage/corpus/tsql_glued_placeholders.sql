-- id: tsql_glued_placeholders_001
-- dialect: tsql
-- construct: ctas, join
-- kind: glued_placeholders
-- reads: @cdmdatabaseschema.person
-- writes: @scratchdatabaseschema@schemadelim@tempachillesprefix_4
-- column: @cdmdatabaseschema.person.gender_concept_id -> @scratchdatabaseschema@schemadelim@tempachillesprefix_4.stratum_1 direct
-- column: @cdmdatabaseschema.person.gender_concept_id -> @scratchdatabaseschema@schemadelim@tempachillesprefix_4.* group
SELECT 4 AS analysis_id, gender_concept_id AS stratum_1, COUNT_BIG(*) AS n
INTO @scratchDatabaseSchema@schemaDelim@tempAchillesPrefix_4
FROM @cdmDatabaseSchema.person
GROUP BY gender_concept_id;
-- end

-- id: tsql_glued_placeholders_002
-- dialect: tsql
-- construct: ctas, insert, script
-- kind: glued_placeholders
-- reads: @cdm_schema.visit, @work@delim@prefix_v
-- writes: @work@delim@prefix_v, @results.visit_day
-- column: @cdm_schema.visit.id -> @work@delim@prefix_v.id direct
-- column: @work@delim@prefix_v.id -> @results.visit_day.id direct
SELECT id INTO @work@delim@prefix_v FROM @cdm_schema.visit;
INSERT INTO @results.visit_day (id) SELECT id FROM @work@delim@prefix_v;
-- end

