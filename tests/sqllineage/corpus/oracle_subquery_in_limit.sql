-- id: oracle_subquery_in_limit_001
-- dialect: oracle
-- construct: insert, subquery
-- kind: subquery_in_limit
-- reads: hr.employee, hr.bonus_rule
-- writes: hr.bonus
-- column: hr.employee.emp_id -> hr.bonus.emp_id direct
-- column: hr.employee.rating -> hr.bonus.* sort
INSERT INTO hr.bonus (emp_id)
SELECT e.emp_id FROM hr.employee e
ORDER BY e.rating DESC
FETCH FIRST (SELECT b.winners FROM hr.bonus_rule b) ROWS ONLY;
-- end
