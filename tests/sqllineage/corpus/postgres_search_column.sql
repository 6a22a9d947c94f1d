-- id: postgres_search_column_001
-- dialect: postgres
-- construct: recursive_cte, select
-- kind: search_column
-- reads: org.unit
-- column: org.unit.id -> <result>.id direct
-- column: org.unit.id -> <result>.path direct
-- column: org.unit.parent -> <result>.* join
-- column: org.unit.id -> <result>.* join
WITH RECURSIVE tree AS (
  SELECT id, parent FROM org.unit
  UNION ALL
  SELECT u.id, u.parent FROM org.unit u JOIN tree ON u.parent = tree.id
) SEARCH DEPTH FIRST BY id SET path
SELECT id, path FROM tree;
-- end

-- id: postgres_search_column_002
-- dialect: postgres
-- construct: recursive_cte, insert
-- kind: search_column
-- reads: org.unit
-- writes: org.listing
-- column: org.unit.label -> org.listing.label direct
-- column: org.unit.parent -> org.listing.* filter
-- column: org.unit.parent -> org.listing.* join
-- column: org.unit.id -> org.listing.* join
-- column: org.unit.rank -> org.listing.* sort
-- column: org.unit.label -> org.listing.* sort
INSERT INTO org.listing (label)
WITH RECURSIVE tree (id, rank, label) AS (
  SELECT id, rank, label FROM org.unit WHERE parent IS NULL
  UNION ALL
  SELECT u.id, u.rank, u.label FROM org.unit u JOIN tree t ON u.parent = t.id
) SEARCH BREADTH FIRST BY rank, label SET ord
SELECT t.label FROM tree t ORDER BY t.ord;
-- end

-- id: postgres_search_column_003
-- dialect: postgres
-- construct: recursive_cte, select
-- kind: search_column
-- reads: net.hop
-- column: net.hop.a -> <result>.a direct
-- column: net.hop.b -> <result>.b direct
-- column: net.hop.a -> <result>.* join
-- column: net.hop.b -> <result>.* join
-- column: net.hop.b -> <result>.* filter
WITH RECURSIVE walk AS (
  SELECT a, b FROM net.hop
  UNION ALL
  SELECT h.a, h.b FROM net.hop h JOIN walk w ON h.a = w.b
) CYCLE b SET is_cycle USING trail
SELECT a, b FROM walk WHERE NOT is_cycle;
-- end

-- id: postgres_search_column_004
-- dialect: postgres
-- construct: recursive_cte, star, ctas
-- kind: search_column
-- reads: net.hop
-- writes: net.walked
-- column: net.hop.a -> net.walked.a direct
-- column: net.hop.b -> net.walked.b direct
-- column: net.hop.a -> net.walked.seq direct
-- column: net.hop.b -> net.walked.looped direct
-- column: net.hop.b -> net.walked.trail direct
-- column: net.hop.a -> net.walked.* join
-- column: net.hop.b -> net.walked.* join
CREATE TABLE net.walked AS
WITH RECURSIVE walk AS (
  SELECT a, b FROM net.hop
  UNION ALL
  SELECT h.a, h.b FROM net.hop h JOIN walk w ON h.a = w.b
) SEARCH DEPTH FIRST BY a SET seq CYCLE b SET looped TO 'Y' DEFAULT 'N' USING trail
SELECT * FROM walk;
-- end
