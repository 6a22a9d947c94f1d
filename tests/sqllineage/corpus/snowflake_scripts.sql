-- id: snowflake_scripts_101
-- dialect: snowflake
-- construct: procedure, call, insert
-- kind: anonymous_procedure
-- reads: raw.fare
-- writes: mart.fare
-- column: raw.fare.route -> mart.fare.route direct
-- column: raw.fare.price -> mart.fare.price direct
-- column: raw.fare.price -> mart.fare.* filter
-- column: raw.fare.class -> mart.fare.* filter
WITH load_fares AS PROCEDURE (min_price NUMBER)
RETURNS VARCHAR
LANGUAGE SQL
AS '
BEGIN
    INSERT INTO mart.fare (route, price)
    SELECT f.route, f.price FROM raw.fare f WHERE f.price > :min_price AND f.class = ''eco'';
    RETURN ''ok'';
END;
'
CALL load_fares(min_price => 10);
-- end

-- id: snowflake_scripts_102
-- dialect: snowflake
-- construct: procedure, call, merge, dynamic_sql
-- kind: anonymous_procedure
-- reads: raw.bin_count, core.bin
-- writes: core.bin, core.bin_log
-- column: raw.bin_count.bin_id -> core.bin.bin_id direct
-- column: raw.bin_count.qty -> core.bin.qty direct
-- column: core.bin.bin_id -> core.bin.* join
-- column: raw.bin_count.bin_id -> core.bin.* join
-- column: core.bin.qty -> core.bin.* filter
-- column: core.bin.bin_id -> core.bin_log.bin_id direct
USE SCHEMA core;
WITH sync_bin AS PROCEDURE () RETURNS VARCHAR LANGUAGE SQL AS $$
DECLARE
    stmt VARCHAR DEFAULT 'DELETE FROM core.bin WHERE qty = 0';
BEGIN
    MERGE INTO core.bin t USING raw.bin_count s ON t.bin_id = s.bin_id
    WHEN MATCHED THEN UPDATE SET t.qty = s.qty
    WHEN NOT MATCHED THEN INSERT (bin_id, qty) VALUES (s.bin_id, s.qty);
    EXECUTE IMMEDIATE stmt;
    RETURN 'done';
END;
$$
CALL sync_bin();
INSERT INTO core.bin_log (bin_id) SELECT b.bin_id FROM core.bin b;
-- end

-- id: snowflake_scripts_103
-- dialect: snowflake
-- construct: procedure, call, script
-- kind: anonymous_procedure
-- reads: ops.job
-- writes: ops.run
-- column: ops.job.name -> ops.run.name direct
-- column: ops.job.enabled -> ops.run.* filter
-- dropped: 1
INSERT INTO ops.run (name) SELECT j.name FROM ops.job j WHERE j.enabled;
WITH score AS PROCEDURE (model STRING)
RETURNS STRING
LANGUAGE PYTHON
RUNTIME_VERSION = '3.10'
PACKAGES = ('snowflake-snowpark-python')
HANDLER = 'main'
AS $$
def main(session, model):
    session.table('ml.feature').write.save_as_table('ml.scored')
    return model
$$
CALL score('v2');
-- end

-- id: snowflake_scripts_104
-- dialect: snowflake
-- construct: procedure, call, join
-- kind: anonymous_procedure
-- reads: core.bill, core.client
-- column: core.bill.bill_id -> <result>.bill_id direct
-- column: core.client.owner -> <result>.owner direct
-- column: core.client.client_id -> <result>.* join
-- column: core.bill.client_id -> <result>.* join
-- column: core.bill.due -> <result>.* filter
WITH late_bills AS PROCEDURE (days INT)
RETURNS TABLE (bill_id NUMBER, owner VARCHAR)
LANGUAGE SQL
AS $$
DECLARE
    res RESULTSET;
BEGIN
    res := (SELECT b.bill_id, c.owner
            FROM core.bill b JOIN core.client c ON c.client_id = b.client_id
            WHERE b.due < DATEADD(day, -:days, CURRENT_DATE()));
    RETURN TABLE(res);
END;
$$
CALL late_bills(30);
-- end

-- id: snowflake_scripts_105
-- dialect: snowflake
-- construct: cte, insert
-- kind: anonymous_procedure
-- reads: clinic.procedure_raw
-- writes: clinic.procedure_cost
-- column: clinic.procedure_raw.code -> clinic.procedure_cost.code direct
-- column: clinic.procedure_raw.room_cost -> clinic.procedure_cost.cost direct
-- column: clinic.procedure_raw.staff_cost -> clinic.procedure_cost.cost direct
-- column: clinic.procedure_raw.billed -> clinic.procedure_cost.* filter
INSERT INTO clinic.procedure_cost (code, cost)
WITH procedure AS (
    SELECT p.code, p.room_cost + p.staff_cost AS cost
    FROM clinic.procedure_raw p
    WHERE p.billed
)
SELECT procedure.code, procedure.cost FROM procedure;
-- end

-- id: snowflake_scripts_106
-- dialect: snowflake
-- construct: variable, insert, script
-- kind: set_expression
-- reads: iot.reading, iot.setpoint, iot.live
-- writes: iot.alarm
-- column: iot.live.sensor_id -> iot.alarm.sensor_id direct
-- column: iot.live.temp -> iot.alarm.* filter
-- column: iot.reading.temp -> iot.alarm.* filter
-- column: iot.setpoint.temp -> iot.alarm.* filter
-- column: iot.setpoint.active -> iot.alarm.* filter
SET (lo, hi) = ((SELECT MIN(r.temp) FROM iot.reading r), 2 * (SELECT AVG(s.temp) FROM iot.setpoint s WHERE s.active));
INSERT INTO iot.alarm (sensor_id)
SELECT x.sensor_id FROM iot.live x WHERE x.temp < $lo OR x.temp > $hi;
-- end

-- id: snowflake_scripts_107
-- dialect: snowflake
-- construct: insert, subquery, join
-- kind: connect_by_level
-- reads: geo.region, geo.risk
-- writes: geo.region_path
-- column: geo.region.region -> geo.region_path.region direct
-- column: geo.region.region -> geo.region_path.root direct
-- column: geo.risk.level -> geo.region_path.risk direct
-- column: geo.region.parent -> geo.region_path.* filter
-- column: geo.region.parent -> geo.region_path.* join
-- column: geo.region.region -> geo.region_path.* join
-- column: geo.risk.region -> geo.region_path.* join
INSERT INTO geo.region_path (region, root, depth, risk)
SELECT t.region, t.root, t.depth, r.level
FROM (
    SELECT g.region, CONNECT_BY_ROOT g.region AS root, LEVEL AS depth
    FROM geo.region g
    START WITH g.parent IS NULL
    CONNECT BY g.parent = PRIOR g.region
) t
JOIN geo.risk r ON r.region = t.region;
-- end

-- id: snowflake_scripts_108
-- dialect: snowflake
-- construct: insert, aggregate
-- kind: connect_by_level
-- reads: game.player
-- writes: game.level_stat
-- column: game.player.level -> game.level_stat.level direct
-- column: game.player.level -> game.level_stat.* filter
-- column: game.player.level -> game.level_stat.* group
-- column: game.player.level -> game.level_stat.* sort
INSERT INTO game.level_stat (level, players)
SELECT level, COUNT(*)
FROM game.player
WHERE level > 1
GROUP BY level
ORDER BY level;
-- end

-- id: snowflake_scripts_109
-- dialect: snowflake
-- construct: jinja, cte, union
-- kind: macro_of_relations
-- reads: sale, sale_old
-- column: sale.id -> <result>.id direct
-- column: sale_old.id -> <result>.id direct
-- column: sale.amount -> <result>.amount direct
-- column: sale_old.amount -> <result>.amount direct
-- column: sale.amount -> <result>.* sort
-- column: sale_old.amount -> <result>.* sort
with sale as (
    {{ dbt_utils.union_relations(
        relations=[ref('sale'), ref('sale_old')],
        column_override={'amount': 'number(12, 2)'}
    ) }}
)
select sale.id, sale.amount
from sale
order by sale.amount desc
-- end

-- id: snowflake_scripts_110
-- dialect: snowflake
-- construct: jinja, join, star
-- kind: star_macro
-- schema: {"tables": {"visit": ["visit_id", "page_id", "ip"], "page": ["page_id", "title"]}}
-- reads: visit, page
-- column: visit.visit_id -> <result>.visit_id direct
-- column: visit.page_id -> <result>.page_id direct
-- column: visit.ip -> <result>.ip direct
-- column: page.title -> <result>.title direct
-- column: page.page_id -> <result>.* join
-- column: visit.page_id -> <result>.* join
select
    {# {{ dbt_utils.star(from=ref('page_old'), relation_alias='v', except=['ip']) }}, #}
    v.*,
    p.title
from {{ ref('visit') }} v
join {{ ref('page') }} p on p.page_id = v.page_id
-- end
