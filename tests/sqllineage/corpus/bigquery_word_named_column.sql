-- id: bigquery_word_named_column_001
-- dialect: bigquery
-- construct: ctas, ddl
-- kind: word_named_column
-- reads: raw.attr
-- writes: core.attr
-- column: raw.attr.k -> core.attr.key direct
-- column: raw.attr.v -> core.attr.value direct
-- column: raw.attr.i -> core.attr.index direct
CREATE OR REPLACE TABLE core.attr (key STRING NOT NULL, value STRING, index INT64 OPTIONS (description = 'place'), PRIMARY KEY (key) NOT ENFORCED)
AS SELECT k, v, i FROM raw.attr;
-- end
