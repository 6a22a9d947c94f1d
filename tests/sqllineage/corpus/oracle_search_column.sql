-- id: oracle_search_column_001
-- dialect: oracle
-- construct: recursive_cte, select
-- kind: search_column
-- reads: bom.part
-- column: bom.part.part_no -> <result>.part_no direct
-- column: bom.part.part_no -> <result>.looped direct
-- column: bom.part.parent_no -> <result>.* filter
-- column: bom.part.parent_no -> <result>.* join
-- column: bom.part.part_no -> <result>.* join
-- column: bom.part.part_no -> <result>.* sort
WITH parts (part_no) AS (
  SELECT p.part_no FROM bom.part p WHERE p.parent_no IS NULL
  UNION ALL
  SELECT c.part_no FROM bom.part c JOIN parts x ON c.parent_no = x.part_no
)
SEARCH DEPTH FIRST BY part_no DESC SET ord
CYCLE part_no SET looped TO 'Y' DEFAULT 'N'
SELECT part_no, looped FROM parts ORDER BY ord;
-- end
