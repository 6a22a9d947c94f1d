-- id: trino_stacked_more_001
-- dialect: trino
-- construct: select,unnest
-- kind: stacked
-- reads: t
-- column: t.a -> <result>.v direct
-- column: t.b -> <result>.v direct
SELECT u.k, u.v FROM t CROSS JOIN UNNEST(map(ARRAY['a', 'b'], ARRAY[a, b])) AS u(k, v);
-- end
