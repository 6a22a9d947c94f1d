-- id: bigquery_report_star_of_element
-- dialect: bigquery
-- construct: unnest, star, ctas
-- reads: pos.basket
-- writes: mart.line
-- column: pos.basket.basket_id -> mart.line.basket_id direct
-- column: pos.basket.lines -> mart.line.* direct
CREATE TABLE mart.line AS
SELECT b.basket_id, l.*
FROM pos.basket AS b, UNNEST(b.lines) AS l;
-- end

-- id: bigquery_report_not_matched_by_source
-- dialect: bigquery
-- construct: merge
-- reads: raw.room
-- writes: core.room
-- column: raw.room.room_no -> core.room.* join
-- column: core.room.room_no -> core.room.* join
-- column: core.room.closed -> core.room.* filter
MERGE core.room t
USING raw.room s ON t.room_no = s.room_no
WHEN NOT MATCHED BY SOURCE AND NOT closed THEN UPDATE SET closed = TRUE;
-- end

-- id: bigquery_report_group_by_name_of_field
-- dialect: bigquery
-- construct: select, struct, aggregate
-- reads: web.visit
-- column: web.visit.device -> <result>.os direct
-- column: web.visit.device -> <result>.* group
SELECT device.os, COUNT(*) AS n FROM web.visit GROUP BY os;
-- end

-- id: bigquery_report_function_with_path_and_nulls
-- dialect: bigquery
-- construct: select, function, aggregate
-- reads: web.page
-- column: web.page.address -> <result>.hosts direct
SELECT ARRAY_AGG(NET.HOST(address) IGNORE NULLS) AS hosts FROM web.page;
-- end

-- id: bigquery_report_replace_behind_star_of_value
-- dialect: bigquery
-- construct: select, struct, star_replace, join
-- reads: crm.now, crm.before, ref.town
-- column: crm.now.* -> <result>.* direct
-- column: crm.before.* -> <result>.* direct
-- column: crm.now.id -> <result>.* filter
-- column: ref.town.title -> <result>.town direct
-- column: crm.now.id -> <result>.* join
-- column: crm.before.id -> <result>.* join
-- column: ref.town.id -> <result>.* join
SELECT IF(n.id IS NOT NULL, n, b).* REPLACE (t.title AS town)
FROM crm.now n
FULL JOIN crm.before b ON b.id = n.id
JOIN ref.town t ON t.id = n.id;
-- end
