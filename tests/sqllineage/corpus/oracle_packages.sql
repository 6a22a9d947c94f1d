-- id: oracle_packages_001
-- dialect: oracle
-- construct: package, procedure, insert
-- reads: ods_contract, ods_rider
-- writes: dwh_contract, dwh_rider, dwh_load_log
-- column: ods_contract.contract_no -> dwh_contract.contract_no direct
-- column: ods_contract.sum_insured -> dwh_contract.sum_insured direct
-- column: ods_rider.contract_no -> dwh_rider.contract_no direct
-- column: ods_rider.code -> dwh_rider.code direct
-- column: ods_contract.contract_no -> dwh_rider.* filter
-- column: ods_rider.contract_no -> dwh_rider.* filter
-- column: ods_contract.load_id -> dwh_contract.* filter
create or replace package body pkg_contract is

    c_name constant varchar2(30) := 'PKG_CONTRACT';

    procedure log_step(p_step in varchar2) is
        pragma autonomous_transaction;
    begin
        insert into dwh_load_log (pkg, step, at) values (c_name, p_step, sysdate);
        commit;
    end log_step;

    procedure load_contract(p_load_id in number) is
    begin
        insert into dwh_contract (contract_no, sum_insured)
        select contract_no, sum_insured from ods_contract where load_id = p_load_id;
        log_step('contract');
    end load_contract;

    procedure load_rider is
    begin
        insert into dwh_rider (contract_no, code)
        select r.contract_no, r.code
        from ods_rider r
        where exists (select 1 from ods_contract c where c.contract_no = r.contract_no);
    end load_rider;

begin
    null;
end pkg_contract;
/
-- end

-- id: oracle_packages_002
-- dialect: oracle
-- construct: package, dynamic_sql, cursor
-- reads: user_tables, m_reading
-- writes: m_hour
-- column: m_reading.meter -> m_hour.meter direct
-- column: m_reading.kwh -> m_hour.kwh direct
-- column: m_reading.meter -> m_hour.* group
-- dropped: 1
CREATE OR REPLACE PACKAGE BODY metering AS
    PROCEDURE purge(p_prefix VARCHAR2) IS
    BEGIN
        FOR t IN (SELECT table_name FROM user_tables WHERE table_name LIKE p_prefix || '%') LOOP
            EXECUTE IMMEDIATE 'DROP TABLE ' || t.table_name || ' PURGE';
        END LOOP;
    END;

    PROCEDURE aggregate_hours IS
    BEGIN
        INSERT INTO m_hour (meter, kwh) SELECT meter, SUM(kwh) FROM m_reading GROUP BY meter;
        COMMIT;
    END;
END metering;
/
-- end

-- id: oracle_packages_003
-- dialect: oracle
-- construct: package, cursor, update
-- reads: price_import
-- writes: price
-- column: price_import.eur -> price.eur direct
-- column: price.sku -> price.* filter
-- column: price_import.sku -> price.* filter
-- column: price_import.state -> price.* filter
CREATE OR REPLACE PACKAGE BODY pricing AS
    TYPE t_rows IS TABLE OF price_import%ROWTYPE;

    PROCEDURE apply_import IS
        CURSOR c IS SELECT sku, eur FROM price_import WHERE state = 'NEW';
        l_sku price_import.sku%TYPE;
        l_eur price_import.eur%TYPE;
    BEGIN
        OPEN c;
        LOOP
            FETCH c INTO l_sku, l_eur;
            EXIT WHEN c%NOTFOUND;
            UPDATE price SET eur = l_eur WHERE sku = l_sku;
            IF SQL%ROWCOUNT = 0 THEN
                dbms_output.put_line('unknown ' || l_sku);
            END IF;
        END LOOP;
        CLOSE c;
    END apply_import;
END pricing;
/
-- end
