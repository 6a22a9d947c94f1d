-- id: bigquery_tables_as_arguments_01
-- dialect: bigquery
-- construct: select, function
-- reads: d.t, d.q
-- column: d.t.id -> <result>.id direct
SELECT base.id FROM VECTOR_SEARCH(TABLE d.t, 'c', query_value => (SELECT e FROM d.q), top_k => 5)
-- end

-- id: bigquery_tables_as_arguments_02
-- dialect: bigquery
-- construct: insert, function
-- reads: d.t, d.u
-- writes: d.r
-- column: d.t.a -> d.r.p direct
-- column: d.t.label -> d.r.p direct
-- column: d.u.a -> d.r.p direct
INSERT INTO d.r (p) SELECT predicted FROM AI.PREDICT((SELECT a, label FROM d.t), (SELECT a FROM d.u), label_col => 'label')
-- end
