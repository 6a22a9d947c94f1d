-- id: mysql_temp_in_branches_001
-- dialect: mysql
-- construct: procedure, temp_table
-- kind: temp_in_branches
-- reads: visit_web, visit_app
-- writes: visit_rank
-- column: visit_web.page -> visit_rank.page direct
-- column: visit_app.screen -> visit_rank.page direct
-- column: visit_web.secs -> visit_rank.secs direct
-- column: visit_app.secs -> visit_rank.secs direct
-- column: visit_web.page -> visit_rank.* group
-- column: visit_app.screen -> visit_rank.* group
DELIMITER $$
CREATE PROCEDURE rank_visits(IN p_kind VARCHAR(5))
BEGIN
  DROP TEMPORARY TABLE IF EXISTS tmp_visit;
  IF p_kind = 'web' THEN
    CREATE TEMPORARY TABLE tmp_visit SELECT w.page, w.secs FROM visit_web w;
  ELSEIF p_kind = 'app' THEN
    CREATE TEMPORARY TABLE tmp_visit SELECT a.screen AS page, a.secs FROM visit_app a;
  END IF;
  INSERT INTO visit_rank (page, secs)
  SELECT t.page, SUM(t.secs) FROM tmp_visit t GROUP BY t.page;
END$$
DELIMITER ;
-- end
