-- id: redshift_function_name_beside_star_001
-- dialect: redshift
-- construct: select,star,subquery
-- kind: function_name_beside_star
-- reads: log
-- column: log.id -> <result>.id direct
-- column: log.id -> <result>.* window
SELECT q.id, q.row_number FROM (SELECT *, row_number() OVER (ORDER BY id) FROM log) q;
-- end
