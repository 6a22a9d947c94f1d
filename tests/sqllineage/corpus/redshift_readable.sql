-- id: redshift_readable_001
-- dialect: redshift
-- construct: select
-- kind: dropped_though_plain
-- reads: s.t
-- column: s.t.d -> <result>.a direct
-- column: s.t.n -> <result>.a direct
-- column: s.t.d -> <result>.b direct
SELECT date_add(d, n) AS a, date_add('month', 1, d) AS b FROM s.t;
-- end

-- id: redshift_readable_002
-- dialect: redshift
-- construct: unload
-- kind: dropped_though_plain
-- dropped: 1
UNLOAD ('{query}') TO 's3://b/x' IAM_ROLE 'r';
-- end

-- id: redshift_readable_003
-- dialect: redshift
-- construct: unload
-- kind: dropped_though_plain
-- reads: ${schema}.t
UNLOAD ('SELECT * FROM ${schema}.t') TO 's3://b/${path}' IAM_ROLE 'r' FORMAT PARQUET;
-- end
