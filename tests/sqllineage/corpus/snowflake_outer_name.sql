-- id: snowflake_outer_name_001
-- dialect: snowflake
-- construct: correlated, delete, subquery
-- kind: outer_name
-- schema: {"tables": {"core.badge": ["badge_no", "holder"], "hr.leaver": ["emp_no", "left_on"]}}
-- reads: hr.leaver
-- writes: core.badge
-- column: hr.leaver.emp_no -> core.badge.* filter
-- column: core.badge.holder -> core.badge.* filter
-- column: hr.leaver.left_on -> core.badge.* filter
DELETE FROM core.badge
WHERE EXISTS (
  SELECT 1 FROM hr.leaver WHERE emp_no = holder AND left_on < CURRENT_DATE
);
-- end
