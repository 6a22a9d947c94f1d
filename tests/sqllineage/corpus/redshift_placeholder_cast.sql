-- id: redshift_placeholder_cast_001
-- dialect: redshift
-- construct: insert
-- kind: placeholder_cast
-- reads: s
-- writes: t
-- column: s.k -> t.k direct
-- column: s.d -> t.* filter
INSERT INTO t (k, at) SELECT k, ?::timestamp FROM s WHERE d > ?::date;
-- end
