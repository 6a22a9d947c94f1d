-- id: redshift_scripts_001
-- dialect: redshift
-- construct: procedure, temp_table, delete
-- reads: stage.bill
-- writes: dwh.bill
-- column: dwh.bill.bill_id -> dwh.bill.* filter
-- column: stage.bill.bill_id -> dwh.bill.* filter
-- column: stage.bill.bill_id -> dwh.bill.bill_id direct
-- column: stage.bill.eur -> dwh.bill.eur direct
-- column: stage.bill.bill_id -> dwh.bill.* window
-- column: stage.bill.seq -> dwh.bill.* window
CREATE OR REPLACE PROCEDURE dwh.upsert_bill() AS $$
BEGIN
    DROP TABLE IF EXISTS latest_bill;
    CREATE TEMP TABLE latest_bill AS
    SELECT bill_id, eur
    FROM (SELECT bill_id, eur, row_number() OVER (PARTITION BY bill_id ORDER BY seq DESC) AS rn FROM stage.bill) x
    WHERE rn = 1;

    DELETE FROM dwh.bill WHERE bill_id IN (SELECT bill_id FROM latest_bill);
    INSERT INTO dwh.bill (bill_id, eur) SELECT bill_id, eur FROM latest_bill;
    TRUNCATE stage.bill_log;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;
-- end

-- id: redshift_scripts_002
-- dialect: redshift
-- construct: unload, star
-- reads: mart.kpi
UNLOAD ($$SELECT * FROM mart.kpi WHERE day = '2024-06-01'$$)
TO 's3://out/kpi_' IAM_ROLE default FORMAT PARQUET PARTITION BY (day);
-- end

-- id: redshift_scripts_003
-- dialect: redshift
-- construct: copy, script
-- writes: stage.a, stage.b
COPY stage.a FROM 's3://in/a.manifest' IAM_ROLE default MANIFEST GZIP JSON 'auto';
COPY stage.b (x, y) FROM 's3://in/b/' IAM_ROLE default CSV IGNOREHEADER 1 DELIMITER ';';
ANALYZE stage.a;
VACUUM stage.b;
-- end

-- id: redshift_scripts_004
-- dialect: redshift
-- construct: unpivot
-- reads: hr.bonus
-- column: hr.bonus.person -> <result>.person direct
-- column: hr.bonus.q1 -> <result>.eur direct
-- column: hr.bonus.q2 -> <result>.eur direct
SELECT person, quarter, eur FROM hr.bonus UNPIVOT (eur FOR quarter IN (q1, q2));
-- end

-- id: redshift_scripts_005
-- dialect: redshift
-- construct: ctas, using_join, window
-- reads: dwh.seat_sale, dwh.gig
-- writes: mart.gig_rank
-- column: dwh.gig.artist -> mart.gig_rank.artist direct
-- column: dwh.seat_sale.eur -> mart.gig_rank.eur direct
-- column: dwh.seat_sale.gig_id -> mart.gig_rank.* join
-- column: dwh.gig.gig_id -> mart.gig_rank.* join
-- column: dwh.gig.artist -> mart.gig_rank.* group
-- column: dwh.gig.year -> mart.gig_rank.* group
-- column: dwh.gig.year -> mart.gig_rank.* window
-- column: dwh.seat_sale.eur -> mart.gig_rank.* window
CREATE TABLE mart.gig_rank DISTSTYLE ALL AS
SELECT g.artist, sum(s.eur) AS eur,
       rank() OVER (PARTITION BY g.year ORDER BY sum(s.eur) DESC) AS place
FROM dwh.seat_sale s JOIN dwh.gig g USING (gig_id)
GROUP BY g.artist, g.year;
-- end

-- id: redshift_scripts_006
-- dialect: redshift
-- construct: quoted_name, insert
-- reads: stage.orders
-- writes: dwh.fact orders
-- column: stage.orders.orderid -> dwh.fact orders.order id direct
-- column: stage.orders.eur -> dwh.fact orders.eur direct
INSERT INTO "dwh"."fact orders" ("order id", EUR) SELECT OrderID, eur FROM stage.ORDERS;
-- end

-- id: redshift_scripts_007
-- dialect: redshift
-- construct: update, subquery
-- reads: stage.email_fix
-- writes: dwh.person
-- column: stage.email_fix.new_mail -> dwh.person.mail direct
-- column: dwh.person.mail -> dwh.person.* filter
-- column: stage.email_fix.old_mail -> dwh.person.* filter
UPDATE dwh.person SET mail = f.new_mail FROM stage.email_fix f WHERE dwh.person.mail = f.old_mail;
-- end

-- id: redshift_scripts_008
-- dialect: redshift
-- construct: procedure
-- reads: ref.fx
CREATE PROCEDURE ref.check_fx(d IN date, n OUT int) AS $$
BEGIN
    SELECT count(*) INTO n FROM ref.fx WHERE day = d;
    IF n = 0 THEN
        RAISE EXCEPTION 'no rates for %', d;
    END IF;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_scripts_009
-- dialect: redshift
-- construct: json, select
-- reads: raw.msg
-- column: raw.msg.body -> <result>.kind direct
-- column: raw.msg.body -> <result>.first_item direct
-- column: raw.msg.body -> <result>.* filter
SELECT json_extract_path_text(body, 'kind') AS kind,
       json_extract_array_element_text(json_extract_path_text(body, 'items'), 0) AS first_item
FROM raw.msg
WHERE is_valid_json(body);
-- end

-- id: redshift_scripts_010
-- dialect: redshift
-- construct: cte, correlated, view
-- reads: dwh.account, dwh.txn
-- writes: mart.v_quiet
-- column: dwh.account.id -> mart.v_quiet.id direct
-- column: dwh.txn.account_id -> mart.v_quiet.* filter
-- column: dwh.account.id -> mart.v_quiet.* filter
-- column: dwh.txn.at -> mart.v_quiet.* filter
CREATE VIEW mart.v_quiet AS
WITH recent AS (SELECT account_id FROM dwh.txn WHERE at > dateadd(month, -6, current_date))
SELECT a.id FROM dwh.account a WHERE NOT EXISTS (SELECT 1 FROM recent r WHERE r.account_id = a.id);
-- end

-- id: redshift_scripts_011
-- dialect: redshift
-- construct: external_table, insert
-- reads: dwh.click
-- writes: spectrum.click_archive
-- column: dwh.click.url -> spectrum.click_archive.url direct
-- column: dwh.click.day -> spectrum.click_archive.day direct
-- column: dwh.click.day -> spectrum.click_archive.* filter
CREATE EXTERNAL TABLE spectrum.click_archive
PARTITIONED BY (day) STORED AS PARQUET LOCATION 's3://cold/click/'
AS SELECT url, day FROM dwh.click WHERE day < '2022-01-01';
-- end

-- id: redshift_scripts_012
-- dialect: redshift
-- construct: broken, script
-- reads: d.s
-- writes: d.t
-- column: d.s.v -> d.t.v direct
-- dropped: 1
BEGIN;
INSERT INTO d.t (v) SELECT v FROM d.s;
UNLOAD (SELEC v FRM d.s TO nowhere;
COMMIT;
-- end

-- id: redshift_scripts_013
-- dialect: redshift
-- construct: temp_table, star, script
-- reads: dwh.trip
-- writes: mart.trip_type
-- column: dwh.trip.id -> mart.trip_type.id direct
-- column: dwh.trip.km -> mart.trip_type.* filter
CREATE TEMP TABLE t (LIKE dwh.trip);
INSERT INTO t (id, km) SELECT id, km FROM dwh.trip;
CREATE TABLE mart.trip_type AS
SELECT id, CASE WHEN km > 500 THEN 'long' ELSE 'short' END AS kind FROM t;
-- end

-- id: redshift_scripts_101
-- dialect: redshift
-- construct: procedure, call, script
-- kind: sp_procedure
-- reads: web.session
-- writes: mart.session_day
-- column: web.session.day -> mart.session_day.day direct
-- column: web.session.device -> mart.session_day.device direct
-- column: web.session.seconds -> mart.session_day.seconds direct
-- column: web.session.day -> mart.session_day.* filter
-- column: web.session.day -> mart.session_day.* group
-- column: web.session.device -> mart.session_day.* group
-- column: mart.session_day.day -> mart.session_day.* filter
-- dropped: 1
CREATE OR REPLACE PROCEDURE etl.sp_load_sessions(p_day date) AS $$
BEGIN
    DELETE FROM mart.session_day WHERE day = p_day;
    INSERT INTO mart.session_day (day, device, seconds)
    SELECT s.day, s.device, SUM(s.seconds)
    FROM web.session s
    WHERE s.day = p_day
    GROUP BY s.day, s.device;
END;
$$ LANGUAGE plpgsql;
CALL etl.sp_load_sessions('2024-05-01');
CALL etl.sp_vacuum_sessions();
-- end

-- id: redshift_scripts_102
-- dialect: redshift
-- construct: ctas, recursive_cte
-- kind: connect_by_level
-- reads: hr.employee
-- writes: mart.org_flat
-- column: hr.employee.emp_id -> mart.org_flat.emp_id direct
-- column: hr.employee.name -> mart.org_flat.name direct
-- column: hr.employee.manager_id -> mart.org_flat.* filter
-- column: hr.employee.emp_id -> mart.org_flat.* join
-- column: hr.employee.manager_id -> mart.org_flat.* join
CREATE TABLE mart.org_flat AS
SELECT e.emp_id, e.name, LEVEL AS depth
FROM hr.employee e
WHERE LEVEL < 4
START WITH e.manager_id IS NULL
CONNECT BY PRIOR e.emp_id = e.manager_id;
-- end

-- id: redshift_scripts_103
-- dialect: redshift
-- construct: jinja, cte
-- kind: macro_of_relations
-- reads: order_line
-- column: order_line.order_id -> <result>.line_key direct
-- column: order_line.line_no -> <result>.line_key direct
-- column: order_line.amount -> <result>.amount direct
with line as (
    select
        {{ dbt_utils.generate_surrogate_key(['l.order_id', 'l.line_no']) }} as line_key,
        l.amount
    from {{ ref('order_line') }} as l
)
select line.line_key, line.amount
from line
-- end

-- id: redshift_scripts_104
-- dialect: redshift
-- construct: jinja, join
-- kind: star_macro
-- schema: {"tables": {"fct_haul": ["haul_id", "truck_id", "tons"], "dim_truck": ["truck_id", "plate", "loaded_at", "batch"]}}
-- reads: fct_haul, dim_truck
-- column: fct_haul.haul_id -> <result>.haul_id direct
-- column: fct_haul.tons -> <result>.tons direct
-- column: dim_truck.truck_id -> <result>.truck_id direct
-- column: dim_truck.plate -> <result>.plate direct
-- column: dim_truck.truck_id -> <result>.* join
-- column: fct_haul.truck_id -> <result>.* join
-- column: dim_truck.batch -> <result>.* filter
select
    {{ dbt_utils.star(ref('fct_haul'), 'f', ['truck_id']) }},
    {{ dbt_utils.star(ref('dim_truck'), 't', ['loaded_at', 'batch']) }}
from {{ ref('fct_haul') }} f
inner join {{ ref('dim_truck') }} t on t.truck_id = f.truck_id
where t.batch > 5
-- end
