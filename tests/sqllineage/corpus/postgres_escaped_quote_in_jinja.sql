-- id: postgres_escaped_quote_in_jinja_001
-- dialect: postgres
-- construct: select,jinja
-- kind: escaped_quote_in_jinja
-- reads: lead
-- column: lead.a -> <result>.a direct
-- column: lead.kind -> <result>.* filter
SELECT a FROM {{ ref('lead') }} WHERE {{ 'kind = \'b2b\'' }};
-- end
