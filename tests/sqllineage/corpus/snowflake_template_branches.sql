-- id: snowflake_template_branches_001
-- dialect: snowflake
-- construct: jinja, select
-- kind: template_branches
-- reads: event_sample, app.event
-- column: event_sample.event_id -> <result>.event_id direct
-- column: app.event.event_id -> <result>.event_id direct
-- column: event_sample.kind -> <result>.kind direct
-- column: app.event.kind -> <result>.kind direct
-- column: app.event.kind -> <result>.* filter
{{ config(materialized='view') }}
{% if target.name == 'dev' %}
select e.event_id, e.kind from {{ ref('event_sample') }} e
{% else %}
select e.event_id, e.kind from {{ source('app', 'event') }} e where e.kind <> 'ping'
{% endif %}
-- end
