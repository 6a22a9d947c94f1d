-- id: ansi_search_column_001
-- dialect: ansi
-- construct: recursive_cte, insert
-- kind: search_column
-- reads: plm.part
-- writes: plm.visit
-- column: plm.part.part_no -> plm.visit.part_no direct
-- column: plm.part.part_no -> plm.visit.visit_order direct
-- column: plm.part.parent_no -> plm.visit.* join
-- column: plm.part.part_no -> plm.visit.* join
INSERT INTO plm.visit (part_no, visit_order)
WITH RECURSIVE t (part_no, parent_no) AS (
  SELECT part_no, parent_no FROM plm.part
  UNION ALL
  SELECT c.part_no, c.parent_no FROM plm.part c JOIN t ON c.parent_no = t.part_no
) SEARCH BREADTH FIRST BY part_no SET visit_order
SELECT t.part_no, t.visit_order FROM t;
-- end
