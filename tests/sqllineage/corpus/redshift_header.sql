-- id: redshift_header_001
-- dialect: redshift
-- construct: jinja
-- kind: header
-- dropped: 1
{{ whole_statement }}
-- end
