-- id: mysql_written_arguments_001
-- dialect: mysql
-- construct: function, insert, select, call
-- kind: arguments of a function that writes
-- reads: orders
-- writes: audits, archive
-- column: orders.id -> audits.id direct
-- column: orders.total -> audits.amount direct
-- column: orders.closed -> audits.* filter
-- column: orders.id -> archive.id direct
-- column: orders.closed -> archive.* filter
DELIMITER //
CREATE FUNCTION audit(p_id INT, p_amount INT) RETURNS INT
BEGIN
  INSERT INTO audits (id, amount) VALUES (p_id, p_amount);
  RETURN p_id;
END //
DELIMITER ;
INSERT INTO archive (id) SELECT audit(o.id, o.total) FROM orders o WHERE o.closed = 1;
-- end

-- id: mysql_written_arguments_002
-- dialect: mysql
-- construct: function, procedure, insert, call
-- kind: arguments of a function that writes
-- reads: s
-- writes: t
-- column: s.x -> t.a direct
-- column: s.y -> t.* filter
DELIMITER //
CREATE FUNCTION mx() RETURNS INT READS SQL DATA
BEGIN
  DECLARE v INT;
  SELECT max(x) INTO v FROM s WHERE y = 1;
  RETURN v;
END //
CREATE PROCEDURE ins(p INT)
BEGIN
  INSERT INTO t (a) VALUES (p);
END //
CREATE PROCEDURE run_all()
BEGIN
  CALL ins(mx());
END //
DELIMITER ;
-- end
