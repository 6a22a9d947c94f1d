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
