-- id: bigquery_whole_row_field_more_001
-- dialect: bigquery
-- construct: cte,struct,aggregate
-- kind: whole_row_field
-- reads: p.o
-- column: p.o.amount -> <result>.amount direct
-- column: p.o.k -> <result>.* group
-- column: p.o.ts -> <result>.* sort
-- column: p.o.state -> <result>.* filter
WITH last AS (SELECT k, ARRAY_AGG(o ORDER BY ts DESC LIMIT 1)[OFFSET(0)] AS r FROM p.o AS o GROUP BY k)
SELECT last.r.amount FROM last WHERE r.state = 'paid';
-- end
