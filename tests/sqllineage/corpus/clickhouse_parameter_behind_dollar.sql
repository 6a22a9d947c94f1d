-- id: clickhouse_parameter_behind_dollar_01
-- dialect: clickhouse
-- construct: insert
-- reads: a
-- writes: t
-- column: a.b -> t.c direct
-- column: a.k -> t.* filter
INSERT INTO t (c) SELECT b FROM a WHERE k = $1;
-- end

-- id: clickhouse_parameter_behind_dollar_02
-- dialect: clickhouse
-- construct: select
-- reads: a
-- column: a.b -> <result>.b direct
-- column: a.k -> <result>.* filter
-- column: a.d -> <result>.* filter
SELECT b FROM a WHERE k IN ($1, $2) AND d >= $3;
-- end
