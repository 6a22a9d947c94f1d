-- id: snowflake_escaped_quote_in_jinja_001
-- dialect: snowflake
-- construct: select,jinja
-- kind: escaped_quote_in_jinja
-- reads: s
-- column: s.b -> <result>.* filter
-- column: s.c -> <result>.id direct
SELECT {{ dbt_utils.surrogate_key(['CASE WHEN b IN (\'x\') THEN 1 END', 'c']) }} AS id FROM s;
-- end

-- id: snowflake_escaped_quote_in_jinja_002
-- dialect: snowflake
-- construct: select,jinja
-- kind: escaped_quote_in_jinja
-- reads: lead
-- column: lead.a -> <result>.a direct
-- column: lead.note -> <result>.* filter
{% set rules = ['note <> \'\'', 'note <> \'-\''] %}
SELECT a FROM {{ ref('lead') }} WHERE {% for rule in rules %}{{ rule }}{% if not loop.last %} AND {% endif %}{% endfor %};
-- end
