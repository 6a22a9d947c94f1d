-- id: postgres_function_called_is_01
-- dialect: postgres
-- construct: select, function
-- reads: a
-- column: a.x -> <result>.is direct
SELECT is(a.x, 'foo', 'descr') FROM a
-- end

-- id: postgres_function_called_is_02
-- dialect: postgres
-- construct: select, subquery
-- reads: s.a
-- column: s.a.x -> <result>.is direct
SELECT is((SELECT count(x) FROM s.a)::int, 3, 'three rows');
-- end
