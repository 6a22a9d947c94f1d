-- id: postgres_bare_functions_001
-- dialect: postgres
-- construct: insert, quoted_name
-- kind: bare_functions
-- reads: hr.grade
-- writes: log.grade
-- column: hr.grade.id -> log.grade.id direct
-- column: hr.grade.current_role -> log.grade.was direct
insert into log.grade (id, role_now, signed_in, was)
select g.id, current_role, system_user, g."current_role" from hr.grade g;
-- end
