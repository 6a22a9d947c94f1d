-- id: oracle_function_alias_star_001
-- dialect: oracle
-- construct: select, star
-- kind: function_alias_star
-- reads: app.job
-- column: app.job.code -> <result>.code direct
-- column: app.job.args -> <result>.* direct
SELECT j.code, x.* FROM app.job j CROSS APPLY app.parse_args(j.args) x;
-- end
