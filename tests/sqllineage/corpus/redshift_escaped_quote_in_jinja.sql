-- id: redshift_escaped_quote_in_jinja_001
-- dialect: redshift
-- construct: select,jinja
-- kind: escaped_quote_in_jinja
-- reads: lead
-- column: lead.a -> <result>.k direct
-- column: lead.b -> <result>.k direct
SELECT {{ dbt_utils.generate_surrogate_key(['coalesce(a, \'-\')', 'b']) }} AS k FROM {{ ref('lead') }};
-- end
