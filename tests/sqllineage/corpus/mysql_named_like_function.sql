-- id: mysql_named_like_function_001
-- dialect: mysql
-- construct: function, procedure, variable, insert
-- kind: variable named like a function
-- reads: sales
-- writes: books
-- column: sales.amount -> books.net direct
-- column: sales.id -> books.* filter
DELIMITER //
CREATE FUNCTION net(p DECIMAL(9, 2)) RETURNS DECIMAL(9, 2) DETERMINISTIC
BEGIN
  RETURN p * 0.8;
END //
CREATE PROCEDURE book()
BEGIN
  DECLARE gross, net DECIMAL(9, 2);
  SELECT amount INTO gross FROM sales WHERE id = 1;
  SET net = net(gross);
  INSERT INTO books (net) VALUES (net);
END //
DELIMITER ;
-- end
