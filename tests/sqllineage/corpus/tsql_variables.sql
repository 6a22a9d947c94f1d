-- id: tsql_variables_001
-- dialect: tsql
-- construct: table_variable, update, script
-- reads: hr.employee, hr.grade
-- writes: hr.raise
-- column: hr.employee.employeeid -> hr.raise.employeeid direct
-- column: hr.employee.salary -> hr.raise.newsalary direct
-- column: hr.grade.factor -> hr.raise.newsalary direct
-- column: hr.employee.gradeid -> hr.raise.* join
-- column: hr.grade.gradeid -> hr.raise.* join
-- column: hr.employee.leftat -> hr.raise.* filter
DECLARE @e TABLE (EmployeeId int PRIMARY KEY, GradeId int, Salary money, NewSalary money NULL);

INSERT INTO @e (EmployeeId, GradeId, Salary)
SELECT EmployeeId, GradeId, Salary FROM hr.Employee WHERE LeftAt IS NULL;

UPDATE e
SET NewSalary = e.Salary * g.Factor
FROM @e e
JOIN hr.Grade g ON g.GradeId = e.GradeId;

INSERT INTO hr.Raise (EmployeeId, NewSalary)
SELECT EmployeeId, NewSalary FROM @e;
-- end

-- id: tsql_variables_002
-- dialect: tsql
-- construct: table_variable, loop, variable, no_semicolon
-- reads: net.node
-- writes: net.reach
-- column: net.node.id -> net.reach.id direct
-- column: net.node.parentid -> net.reach.* filter
-- column: net.node.parentid -> net.reach.* join
-- column: net.node.id -> net.reach.* join
declare @r table (id int, lvl int)
declare @l int = 0
insert @r (id, lvl) select Id, 0 from net.Node where ParentId is null
while @@rowcount > 0
begin
    set @l = @l + 1
    insert @r (id, lvl) select n.Id, @l from net.Node n join @r r on r.id = n.ParentId
end
insert net.Reach (Id) select id from @r
-- end

-- id: tsql_variables_003
-- dialect: tsql
-- construct: variable, update
-- reads: ops.setting
-- writes: ops.job
-- column: ops.setting.maxage -> ops.job.maxage direct
-- column: ops.setting.minage -> ops.job.minage direct
-- column: ops.setting.env -> ops.job.* filter
DECLARE @min int, @max int;
SELECT @min = MinAge, @max = MaxAge FROM ops.Setting WHERE Env = 'prod';
UPDATE ops.Job SET MinAge = @min, MaxAge = @max;
-- end

-- id: tsql_variables_004
-- dialect: tsql
-- construct: table_variable, delete
-- reads: gdpr.request
-- writes: crm.person
-- column: crm.person.email -> crm.person.* join
-- column: gdpr.request.email -> crm.person.* join
-- column: gdpr.request.state -> crm.person.* filter
DECLARE @gone AS TABLE (Email nvarchar(200));
INSERT INTO @gone SELECT Email FROM gdpr.Request WHERE State = 'approved';
DELETE p FROM crm.Person AS p INNER JOIN @gone AS g ON g.Email = p.Email;
-- end

-- id: tsql_variables_005
-- dialect: tsql
-- construct: partition_exchange, script
-- reads: dbo.fact, stg.fact_2024
-- writes: arc.fact_2014, dbo.fact
ALTER TABLE dbo.Fact SWITCH PARTITION 1 TO arc.Fact_2014;
ALTER TABLE stg.Fact_2024 SWITCH TO dbo.Fact PARTITION $PARTITION.pf_year('2024-01-01');
-- end
