-- id: mysql_delimiter_comment_001
-- dialect: mysql
-- construct: insert, script
-- kind: delimiter_comment
-- reads: src
-- writes: log
-- column: src.id -> log.id direct
DELIMITER $$ -- own end of statement
CREATE TRIGGER src_ai AFTER INSERT ON src FOR EACH ROW
BEGIN
  INSERT INTO log (id) VALUES (NEW.id);
END$$
DELIMITER ; -- back again
-- end

-- id: mysql_delimiter_comment_002
-- dialect: mysql
-- construct: procedure, insert, script
-- kind: delimiter_comment
-- reads: a
-- writes: b
-- column: a.x -> b.x direct
delimiter // # for the procedure
CREATE PROCEDURE p() BEGIN INSERT INTO b (x) SELECT x FROM a; END //
delimiter ; /* done */
-- end
