-- id: oracle_idioms_001
-- dialect: oracle
-- construct: select, recursive_cte
-- reads: org
-- column: org.name -> <result>.boss direct
-- column: org.name -> <result>.path direct
-- column: org.id -> <result>.* join
-- column: org.boss_id -> <result>.* join
-- column: org.active -> <result>.* filter
-- column: org.boss_id -> <result>.* filter
SELECT CONNECT_BY_ROOT name AS boss, SYS_CONNECT_BY_PATH(name, '/') AS path, LEVEL AS depth
FROM org
WHERE active = 1
START WITH boss_id IS NULL
CONNECT BY NOCYCLE PRIOR id = boss_id;
-- end

-- id: oracle_idioms_002
-- dialect: oracle
-- construct: procedure, variable, dynamic_sql
-- reads: stage_total
-- writes: report_total
-- column: stage_total.eur -> report_total.eur direct
-- column: stage_total.month -> report_total.* filter
CREATE OR REPLACE PROCEDURE report_month (p_month DATE) IS
    l_sum NUMBER;
BEGIN
    EXECUTE IMMEDIATE 'SELECT SUM(eur) FROM stage_total WHERE month = :m' INTO l_sum USING p_month;
    INSERT INTO report_total (month, eur) VALUES (p_month, l_sum);
END;
/
-- end

-- id: oracle_idioms_003
-- dialect: oracle
-- construct: cursor, loop, variable
-- schema: {"tables": {"src_x": ["a", "b"], "dst_x": ["a", "b"]}}
-- reads: src_x
-- writes: dst_x
-- column: src_x.a -> dst_x.a direct
-- column: src_x.b -> dst_x.b direct
-- column: src_x.a -> dst_x.* filter
DECLARE
    r dst_x%ROWTYPE;
BEGIN
    <<copy_rows>>
    FOR s IN (SELECT a, b FROM src_x WHERE a > 0) LOOP
        CONTINUE WHEN s.b IS NULL;
        r.a := s.a;
        r.b := UPPER(s.b);
        INSERT INTO dst_x VALUES r;
    END LOOP copy_rows;
END;
/
-- end

-- id: oracle_idioms_004
-- dialect: oracle
-- construct: procedure, function, call
-- reads: tariff, usage
-- writes: bill
-- column: usage.customer -> bill.customer direct
-- column: usage.kwh -> bill.eur direct
-- column: usage.customer -> bill.* group
CREATE OR REPLACE PROCEDURE make_bill IS
    FUNCTION price_of (p_zone NUMBER) RETURN NUMBER IS
        l_price NUMBER;
    BEGIN
        SELECT price INTO l_price FROM tariff WHERE zone = p_zone;
        RETURN l_price;
    END price_of;
BEGIN
    INSERT INTO bill (customer, eur)
    SELECT u.customer, SUM(u.kwh) FROM usage u GROUP BY u.customer;
    dbms_output.put_line('price ' || price_of(1));
END make_bill;
/
-- end

-- id: oracle_idioms_005
-- dialect: oracle
-- construct: select, aggregate
-- reads: stay
-- column: stay.hotel -> <result>.hotel direct
-- column: stay.until_day -> <result>.nights direct
-- column: stay.from_day -> <result>.nights direct
-- column: stay.guest -> <result>.guests direct
-- column: stay.guest -> <result>.* sort
-- column: stay.hotel -> <result>.* group
-- column: stay.from_day -> <result>.* filter
SELECT hotel,
       SUM(until_day - from_day) AS nights,
       LISTAGG(DISTINCT guest, '; ' ON OVERFLOW TRUNCATE) WITHIN GROUP (ORDER BY guest) AS guests
FROM stay
WHERE EXTRACT(YEAR FROM from_day) = 2024 AND from_day > ADD_MONTHS(TRUNC(SYSDATE, 'MM'), -6)
GROUP BY hotel;
-- end

-- id: oracle_idioms_006
-- dialect: oracle
-- construct: ddl, script, comment
REM nightly maintenance
SET SERVEROUTPUT ON
WHENEVER SQLERROR EXIT FAILURE
ALTER TABLE fact_x RENAME PARTITION p1 TO p_old;
ALTER TABLE fact_x RENAME COLUMN a TO b;
CREATE UNIQUE INDEX ix_x ON fact_x (b) LOCAL;
PROMPT insert into t select * from s;
EXIT
-- end

-- id: oracle_idioms_007
-- dialect: oracle
-- construct: update, delete, script
-- reads: ledger
-- writes: ledger, ledger_sum
-- column: ledger.eur -> ledger_sum.eur direct
-- column: ledger.acc -> ledger_sum.* filter
-- column: ledger.eur -> ledger.* filter
BEGIN
    UPDATE ledger_sum s
       SET s.eur = (SELECT NVL(SUM(l.eur), 0) FROM ledger l WHERE l.acc = 1);
    DELETE FROM ledger WHERE eur = 0;
END;
/
-- end
