-- id: bigquery_glued_placeholders_001
-- dialect: bigquery
-- construct: insert, jinja
-- kind: glued_placeholders
-- reads: {{ raw }}.{{ a }}_{{ b }}
-- writes: {{ a }}_{{ b }}
-- column: {{ raw }}.{{ a }}_{{ b }}.c -> {{ a }}_{{ b }}.c direct
INSERT INTO {{ a }}_{{ b }} (c) SELECT c FROM {{ raw }}.{{ a }}_{{ b }};
-- end
