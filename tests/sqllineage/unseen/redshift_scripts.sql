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
