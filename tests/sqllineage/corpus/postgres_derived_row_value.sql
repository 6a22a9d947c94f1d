-- id: postgres_derived_row_value_001
-- dialect: postgres
-- construct: select,subquery,correlated
-- kind: derived_row_value
-- reads: shelf, box
-- column: box.label -> <result>.j direct
SELECT (SELECT to_jsonb(d) FROM (SELECT label FROM box) AS d) AS j FROM shelf;
-- end

-- id: postgres_derived_row_value_002
-- dialect: postgres
-- construct: select,cte,insert
-- kind: derived_row_value
-- reads: box, shelf
-- writes: summary
-- column: box.label -> summary.boxes direct
-- column: shelf.id -> summary.id direct
WITH b AS (SELECT label FROM box)
INSERT INTO summary (id, boxes) SELECT s.id, (SELECT json_agg(b) FROM b) FROM shelf s;
-- end

-- id: postgres_derived_row_value_003
-- dialect: postgres
-- construct: select,subquery,correlated
-- kind: derived_row_value
-- reads: shelf, box
-- column: shelf.id -> <result>.id direct
-- column: box.label -> <result>.* filter
SELECT id FROM shelf WHERE EXISTS (SELECT 1 FROM (SELECT label FROM box) AS d(l) WHERE d IS NOT NULL);
-- end
