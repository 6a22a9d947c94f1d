-- id: mysql_legacy_001
-- dialect: mysql
-- construct: procedure, call, variable, script
-- reads: shop.orders, shop.customer
-- writes: dw.customer_value, dw.load_log
-- column: shop.customer.id -> dw.customer_value.customer_id direct
-- column: shop.orders.total -> dw.customer_value.value direct
-- column: shop.orders.customer_id -> dw.customer_value.* join
-- column: shop.customer.id -> dw.customer_value.* join
-- column: shop.customer.id -> dw.customer_value.* group
-- column: shop.orders.created -> dw.customer_value.* join
-- column: dw.customer_value.value -> dw.customer_value.* filter
DELIMITER //
DROP PROCEDURE IF EXISTS dw.log_it //
CREATE PROCEDURE dw.log_it(IN p_what VARCHAR(50), IN p_n INT)
BEGIN
    INSERT INTO dw.load_log (what, n, at) VALUES (p_what, p_n, NOW());
END //

DROP PROCEDURE IF EXISTS dw.load_value //
CREATE PROCEDURE dw.load_value(IN p_from DATE)
main: BEGIN
    DECLARE v_rows INT DEFAULT 0;
    IF p_from IS NULL THEN
        LEAVE main;
    END IF;
    TRUNCATE TABLE dw.customer_value;
    INSERT INTO dw.customer_value (customer_id, value)
    SELECT c.id, COALESCE(SUM(o.total), 0)
    FROM shop.customer c
    LEFT JOIN shop.orders o ON o.customer_id = c.id AND o.created >= p_from
    GROUP BY c.id;
    SET v_rows = ROW_COUNT();
    DELETE FROM dw.customer_value WHERE value = 0;
    CALL dw.log_it('value', v_rows);
END //
DELIMITER ;
CALL dw.load_value('2024-01-01');
-- end

-- id: mysql_legacy_002
-- dialect: mysql
-- construct: dynamic_sql, script, variable
-- reads: a.src
-- writes: a.dst
-- column: a.src.x -> a.dst.x direct
-- column: a.src.y -> a.dst.* filter
SET @cols = 'x';
SET @q = CONCAT('INSERT INTO a.dst (x) SELECT ', @cols, ' FROM a.src WHERE y = ?');
PREPARE p FROM @q;
SET @y = 1;
EXECUTE p USING @y;
DEALLOCATE PREPARE p;
-- end

-- id: mysql_legacy_003
-- dialect: mysql
-- construct: select, subquery, union
-- reads: t1, t2, t3
-- writes: res
-- column: t1.id -> res.id direct
-- column: t2.id -> res.id direct
-- column: t1.v -> res.v direct
-- column: t2.w -> res.v direct
-- column: t1.k -> res.* filter
-- column: t3.k -> res.* filter
INSERT INTO res (id, v)
SELECT u.id, u.v FROM (
    SELECT id, v FROM t1 WHERE k IN (SELECT k FROM t3)
    UNION ALL
    SELECT id, w FROM t2
) AS u;
-- end
