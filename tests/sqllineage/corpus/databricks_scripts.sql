-- id: databricks_scripts_101
-- dialect: databricks
-- construct: script, update, insert
-- kind: begin_atomic
-- reads: main.bank.account
-- writes: main.bank.account, main.bank.movement
-- column: main.bank.account.balance -> main.bank.account.balance direct
-- column: main.bank.account.account_id -> main.bank.account.* filter
-- column: main.bank.account.account_id -> main.bank.movement.account_id direct
-- column: main.bank.account.balance -> main.bank.movement.balance direct
-- column: main.bank.account.account_id -> main.bank.movement.* filter
BEGIN ATOMIC
    UPDATE main.bank.account SET balance = balance - 100 WHERE account_id = 7;
    INSERT INTO main.bank.movement (account_id, balance)
    SELECT a.account_id, a.balance FROM main.bank.account a WHERE a.account_id = 7;
END;
-- end

-- id: databricks_scripts_102
-- dialect: databricks
-- construct: variable, insert, script
-- kind: set_expression
-- reads: main.fleet.tram, main.fleet.line
-- writes: main.plan.capacity
-- column: main.fleet.line.line_code -> main.plan.capacity.line direct
-- column: main.fleet.tram.seats -> main.plan.capacity.quota direct
-- column: main.fleet.tram.in_service -> main.plan.capacity.* filter
DECLARE OR REPLACE VARIABLE quota DOUBLE DEFAULT 0;
SET VAR quota = quota + 0.5 * (SELECT SUM(t.seats) FROM main.fleet.tram t WHERE t.in_service);
INSERT INTO main.plan.capacity (line, quota)
SELECT l.line_code, session.quota FROM main.fleet.line l;
-- end

-- id: databricks_scripts_103
-- dialect: databricks
-- construct: view, join, aggregate
-- kind: pipe_operator
-- reads: main.raw.reading, main.ref.site
-- writes: main.mart.energy
-- column: main.ref.site.name -> main.mart.energy.site direct
-- column: main.raw.reading.kwh -> main.mart.energy.kwh direct
-- column: main.ref.site.factor -> main.mart.energy.kwh direct
-- column: main.ref.site.site_id -> main.mart.energy.* join
-- column: main.raw.reading.site_id -> main.mart.energy.* join
-- column: main.ref.site.active -> main.mart.energy.* filter
-- column: main.ref.site.name -> main.mart.energy.* group
CREATE OR REPLACE VIEW main.mart.energy AS
FROM main.raw.reading
|> AS r
|> LEFT JOIN main.ref.site AS s ON s.site_id = r.site_id
|> WHERE s.active
|> EXTEND r.kwh * s.factor AS adj, s.name AS site
|> AGGREGATE SUM(adj) AS kwh GROUP BY site
|> SELECT site, kwh;
-- end

-- id: databricks_scripts_104
-- dialect: databricks
-- construct: jinja, subquery, aggregate
-- kind: macro_of_relations
-- reads: probe_north, probe_south
-- column: probe_north.device_id -> <result>.device_id direct
-- column: probe_south.device_id -> <result>.device_id direct
-- column: probe_north.temp -> <result>.top_temp direct
-- column: probe_south.temp -> <result>.top_temp direct
-- column: probe_north.device_id -> <result>.* group
-- column: probe_south.device_id -> <result>.* group
select u.device_id, max(u.temp) as top_temp
from (
    {{ dbt_utils.union_relations([ref('probe_north'), ref('probe_south')]) }}
) as u
group by u.device_id
-- end

-- id: databricks_scripts_105
-- dialect: databricks
-- construct: jinja, union
-- kind: star_macro
-- schema: {"tables": {"lead": ["id", "mail", "utm", "ip"]}}
-- reads: lead, old.lead
-- column: lead.id -> <result>.id direct
-- column: old.lead.old_id -> <result>.id direct
-- column: lead.mail -> <result>.mail direct
-- column: old.lead.old_mail -> <result>.mail direct
-- column: lead.utm -> <result>.* filter
select {{ dbt_utils.star(from=ref('lead'), except=["utm", "ip"], quote_identifiers=False) }}
from {{ ref('lead') }}
where utm is not null
union all
select o.old_id, o.old_mail
from {{ source('old', 'lead') }} as o
-- end
