-- id: clickhouse_column_by_its_text_001
-- dialect: clickhouse
-- construct: subquery, insert, aggregate
-- kind: column_by_its_text
-- reads: s
-- writes: t
-- column: s.b -> t.n direct
-- column: s.k -> t.* group
INSERT INTO t (n) SELECT `max(b)` FROM (SELECT k, max(b) FROM s GROUP BY k);
-- end
