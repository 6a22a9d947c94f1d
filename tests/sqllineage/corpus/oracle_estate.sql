-- id: oracle_estate_001
-- dialect: oracle
-- construct: package, procedure, merge, cursor
-- reads: ods.meter_reading, ods.meter, dwh.dim_meter, etl.param
-- writes: dwh.dim_meter, dwh.fact_reading, etl.log
-- column: ods.meter.meter_no -> dwh.dim_meter.meter_no direct
-- column: ods.meter.location -> dwh.dim_meter.location direct
-- column: dwh.dim_meter.meter_no -> dwh.dim_meter.* join
-- column: ods.meter.meter_no -> dwh.dim_meter.* join
-- column: dwh.dim_meter.meter_key -> dwh.fact_reading.meter_key direct
-- column: ods.meter_reading.kwh -> dwh.fact_reading.kwh direct
-- column: dwh.dim_meter.meter_no -> dwh.fact_reading.* join
-- column: ods.meter_reading.meter_no -> dwh.fact_reading.* join
-- column: ods.meter_reading.read_at -> dwh.fact_reading.* filter
-- column: etl.param.val -> dwh.fact_reading.* filter
-- column: etl.param.name -> dwh.fact_reading.* filter
CREATE OR REPLACE PACKAGE BODY etl.pkg_reading
AS
    g_from DATE;

    PROCEDURE log_it (p_what IN VARCHAR2)
    AS
        PRAGMA AUTONOMOUS_TRANSACTION;
    BEGIN
        INSERT INTO etl.log (what, at) VALUES (p_what, SYSTIMESTAMP);
        COMMIT;
    END;

    PROCEDURE load_dim
    AS
    BEGIN
        MERGE /*+ PARALLEL(4) */ INTO dwh.dim_meter d
        USING (SELECT DISTINCT meter_no, location FROM ods.meter) s
        ON (d.meter_no = s.meter_no)
        WHEN MATCHED THEN UPDATE SET d.location = s.location
        WHEN NOT MATCHED THEN INSERT (d.meter_key, d.meter_no, d.location)
            VALUES (dwh.seq_meter.NEXTVAL, s.meter_no, s.location);
    END load_dim;

    PROCEDURE load_fact
    AS
        l_from DATE;
    BEGIN
        SELECT TO_DATE(val, 'YYYY-MM-DD') INTO l_from FROM etl.param WHERE name = 'reading_from';
        INSERT INTO dwh.fact_reading (meter_key, kwh)
        SELECT d.meter_key, r.kwh
          FROM ods.meter_reading r
          JOIN dwh.dim_meter d ON d.meter_no = r.meter_no
         WHERE r.read_at >= l_from;
    EXCEPTION
        WHEN NO_DATA_FOUND THEN
            log_it('no parameter');
            RAISE_APPLICATION_ERROR(-20001, 'no parameter');
    END load_fact;

    PROCEDURE run
    AS
    BEGIN
        log_it('start');
        load_dim;
        load_fact;
        log_it('end');
    END run;
END pkg_reading;
/
SHOW ERRORS
-- end

-- id: oracle_estate_002
-- dialect: oracle
-- construct: select, union, subquery
-- reads: sales_q1, sales_q2, region
-- writes: sales_half
-- column: region.name -> sales_half.region direct
-- column: sales_q1.eur -> sales_half.eur direct
-- column: sales_q2.eur -> sales_half.eur direct
-- column: sales_q1.region_id -> sales_half.* filter
-- column: sales_q2.region_id -> sales_half.* filter
-- column: region.id -> sales_half.* filter
-- column: region.name -> sales_half.* group
INSERT /*+ APPEND PARALLEL */ INTO sales_half (region, eur)
SELECT r.name, SUM(s.eur)
FROM (SELECT region_id, eur FROM sales_q1 UNION ALL SELECT region_id, eur FROM sales_q2) s, region r
WHERE s.region_id = r.id (+)
GROUP BY r.name;
-- end

-- id: oracle_estate_003
-- dialect: oracle
-- construct: dynamic_sql, procedure, partition_exchange
-- reads: stage_sale, fact_sale
-- writes: stage_sale, fact_sale
CREATE OR REPLACE PROCEDURE swap_in IS
BEGIN
    EXECUTE IMMEDIATE 'ALTER TABLE fact_sale EXCHANGE PARTITION p_new WITH TABLE stage_sale INCLUDING INDEXES';
END;
/
-- end

-- id: oracle_estate_004
-- dialect: oracle
-- construct: view, window, subquery
-- reads: quote
-- writes: v_best_quote
-- column: quote.item -> v_best_quote.item direct
-- column: quote.vendor -> v_best_quote.vendor direct
-- column: quote.item -> v_best_quote.* window
-- column: quote.eur -> v_best_quote.* window
-- column: quote.valid_to -> v_best_quote.* filter
CREATE OR REPLACE EDITIONABLE VIEW v_best_quote (item, vendor) BEQUEATH DEFINER AS
SELECT item, vendor
FROM (SELECT q.item, q.vendor, DENSE_RANK() OVER (PARTITION BY q.item ORDER BY q.eur NULLS LAST) rk
      FROM quote q WHERE NVL(q.valid_to, SYSDATE) >= SYSDATE)
WHERE rk = 1;
-- end

-- id: oracle_estate_005
-- dialect: oracle
-- construct: procedure, update, loop
-- reads: child
-- writes: parent
-- column: child.val -> parent.total direct
-- column: child.parent_id -> parent.* filter
-- column: parent.id -> parent.* filter
-- column: child.live -> parent.* filter
-- column: child.parent_id -> parent.* group
CREATE OR REPLACE PROCEDURE sum_up AS
BEGIN
    FOR r IN (
        SELECT parent_id, SUM(val) AS total
        FROM child
        WHERE live = 'Y'
        GROUP BY parent_id
    )
    LOOP
        UPDATE parent p
           SET p.total = r.total
         WHERE p.id = r.parent_id;
        IF MOD(SQL%ROWCOUNT, 1000) = 0 THEN
            COMMIT;
        END IF;
    END LOOP;
END sum_up;
/
-- end
