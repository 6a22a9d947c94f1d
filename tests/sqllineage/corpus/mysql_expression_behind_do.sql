-- id: mysql_expression_behind_do_01
-- dialect: mysql
-- construct: function
-- reads: t
DO RELEASE_LOCK(CONCAT('x_', 'r')); DO SLEEP((SELECT max(a) FROM t));
-- end
