-- id: postgres_star_argument_001
-- dialect: postgres
-- construct: insert, star, join
-- kind: star_argument
-- reads: wh.shelf, wh.aisle
-- writes: audit.shelf_state
-- column: wh.shelf.shelf_id -> audit.shelf_state.shelf_id direct
-- column: wh.aisle.label -> audit.shelf_state.aisle direct
-- column: wh.shelf.* -> audit.shelf_state.digest direct
-- column: wh.aisle.aisle_id -> audit.shelf_state.* join
-- column: wh.shelf.aisle_id -> audit.shelf_state.* join
INSERT INTO audit.shelf_state (shelf_id, aisle, digest)
SELECT s.shelf_id, a.label, md5(ROW(s.*)::text)
FROM wh.shelf s
JOIN wh.aisle a ON a.aisle_id = s.aisle_id;
-- end
