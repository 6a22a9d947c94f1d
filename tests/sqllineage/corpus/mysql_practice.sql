-- id: mysql_practice_001
-- dialect: mysql
-- construct: procedure, script, variable
-- reads: t_in, t_cfg
-- writes: t_out, t_cfg
-- column: t_in.id -> t_out.id direct
-- column: t_in.eur -> t_out.eur direct
-- column: t_in.id -> t_cfg.val direct
-- column: t_in.id -> t_out.* filter
-- column: t_cfg.val -> t_out.* filter
-- column: t_cfg.k -> t_out.* filter
-- column: t_cfg.k -> t_cfg.* filter
DELIMITER $$
CREATE PROCEDURE `run`()
    SQL SECURITY INVOKER
    COMMENT 'nightly; careful'
main: BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    GET DIAGNOSTICS CONDITION 1 @msg = MESSAGE_TEXT;
    ROLLBACK;
    RESIGNAL;
  END;
  SELECT val INTO @last FROM t_cfg WHERE k = 'last';
  IF @last IS NULL THEN
    LEAVE main;
  END IF;
  START TRANSACTION;
  INSERT INTO t_out (id, eur) SELECT id, eur FROM t_in WHERE id > @last;
  UPDATE t_cfg SET val = (SELECT MAX(id) FROM t_in) WHERE k = 'last';
  COMMIT;
END main$$
DELIMITER ;
-- end

-- id: mysql_practice_002
-- dialect: mysql
-- construct: insert, select
-- reads: s_src
-- writes: s_dst
-- column: s_src.id -> s_dst.id direct
-- column: s_src.v -> s_dst.v direct
-- column: s_dst.v -> s_dst.v direct
-- column: s_src.at -> s_dst.at direct
-- column: s_dst.at -> s_dst.at direct
-- column: s_dst.at -> s_dst.* filter
-- column: s_src.at -> s_dst.* filter
INSERT INTO s_dst (id, v, at)
SELECT * FROM (SELECT id, v, at FROM s_src) AS new
ON DUPLICATE KEY UPDATE v = IF(s_dst.at < new.at, new.v, s_dst.v), at = GREATEST(s_dst.at, new.at);
-- end

-- id: mysql_practice_003
-- dialect: mysql
-- construct: insert, update
-- writes: cnt
-- column: cnt.n -> cnt.n direct
INSERT INTO cnt (k, n) VALUES ('a', 1), ('b', 2) AS new ON DUPLICATE KEY UPDATE n = cnt.n + new.n;
-- end

-- id: mysql_practice_004
-- dialect: mysql
-- construct: procedure, loop
-- reads: jobs
-- writes: done_jobs
-- column: jobs.id -> done_jobs.id direct
-- column: jobs.name -> done_jobs.name direct
-- column: jobs.id -> done_jobs.* filter
-- column: jobs.id -> done_jobs.* sort
DELIMITER //
CREATE PROCEDURE drain()
BEGIN
  DECLARE v_id INT; DECLARE v_name VARCHAR(50);
  REPEAT
    SET v_id = NULL;
    SELECT j.id, j.name INTO v_id, v_name FROM jobs j WHERE j.id > 0 ORDER BY j.id LIMIT 1;
    IF v_id IS NOT NULL THEN
      REPLACE INTO done_jobs (id, name) VALUES (v_id, v_name);
    END IF;
  UNTIL v_id IS NULL END REPEAT;
END //
DELIMITER ;
-- end

-- id: mysql_practice_005
-- dialect: mysql
-- construct: select, join, subquery
-- reads: a, b, c
-- column: a.x -> <result>.x direct
-- column: b.y -> <result>.y direct
-- column: a.i -> <result>.* join
-- column: b.i -> <result>.* join
-- column: c.j -> <result>.* join
-- column: a.j -> <result>.* join
-- column: c.z -> <result>.* filter
-- column: a.x -> <result>.* filter
SELECT STRAIGHT_JOIN SQL_NO_CACHE a.x, b.y
FROM (a FORCE INDEX (ix) LEFT JOIN b ON b.i = a.i) JOIN c IGNORE INDEX FOR JOIN (iz) ON c.j = a.j
WHERE (a.x, c.z) IN ((1, 2), (3, 4))
LIMIT 5, 10;
-- end

-- id: mysql_practice_006
-- dialect: mysql
-- construct: update, subquery, correlated
-- reads: ord
-- writes: cust
-- column: ord.eur -> cust.total direct
-- column: ord.cust_id -> cust.* filter
-- column: cust.id -> cust.* filter
-- column: cust.active -> cust.* filter
UPDATE LOW_PRIORITY cust SET total = (SELECT IFNULL(SUM(o.eur), 0) FROM ord o WHERE o.cust_id = cust.id)
WHERE active = 1;
-- end

-- id: mysql_practice_007
-- dialect: mysql
-- construct: delete, join, cte
-- reads: old
-- writes: big
-- column: big.id -> big.* join
-- column: old.id -> big.* join
-- column: old.day -> big.* filter
WITH old_ids AS (SELECT id FROM old WHERE day < '2020-01-01')
DELETE big FROM big INNER JOIN old_ids o ON o.id = big.id;
-- end

-- id: mysql_practice_008
-- dialect: mysql
-- construct: function, trigger, script
-- reads: vat, sale
-- writes: sale_net
-- column: sale.id -> sale_net.id direct
-- column: sale.eur -> sale_net.net direct
-- column: vat.pct -> sale_net.net direct
-- column: vat.land -> sale_net.* filter
-- column: sale.land -> sale_net.* filter
DELIMITER $$
DROP TRIGGER IF EXISTS sale_ai$$
CREATE TRIGGER sale_ai AFTER INSERT ON sale FOR EACH ROW FOLLOWS other_trg
BEGIN
  DECLARE p DECIMAL(4,2);
  SET p = (SELECT pct FROM vat WHERE land = NEW.land);
  INSERT INTO sale_net SET id = NEW.id, net = NEW.eur / (1 + p);
END$$
DELIMITER ;
-- end

-- id: mysql_practice_009
-- dialect: mysql
-- construct: script, ddl, comment
-- writes: x.t
/*!50001 DROP VIEW IF EXISTS `v`*/;
# one more comment
CREATE TABLE IF NOT EXISTS x.t (id BIGINT UNSIGNED AUTO_INCREMENT, d JSON, g INT GENERATED ALWAYS AS (JSON_EXTRACT(d, '$.g')) STORED, PRIMARY KEY (id), KEY k ((CAST(d->>'$.z' AS UNSIGNED)))) PARTITION BY HASH (id) PARTITIONS 4;
INSERT INTO x.t VALUES (1, '{"a": ";"}'), (2, 'it''s -- no comment');
LOCK TABLES x.t READ; UNLOCK TABLES;
SHOW CREATE TABLE x.t;
-- end
