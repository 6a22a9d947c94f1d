-- id: snowflake_dropped_though_readable_001
-- dialect: snowflake
-- construct: jinja,json
-- kind: dropped_though_readable
-- reads: stg_park
-- column: stg_park.park_no -> <result>.park_no direct
-- column: stg_park.seen_on -> <result>.* filter
select parse_json($${"unit":"m2","parts":{"a":1}}$$) as options, park_no
from {{ ref('stg_park') }}
where seen_on > '{{ var("since") }}'
-- end

-- id: snowflake_dropped_though_readable_002
-- dialect: snowflake
-- construct: ddl
-- kind: dropped_though_readable
-- reads: help.page
-- writes: help.page_search
-- column: help.page.body -> help.page_search.body direct
-- column: help.page.lang -> help.page_search.lang direct
-- column: help.page.is_live -> help.page_search.* filter
CREATE OR REPLACE CORTEX SEARCH SERVICE help.page_search
  ON body
  ATTRIBUTES lang
  WAREHOUSE = wh_small
  TARGET_LAG = '1 hour'
  EMBEDDING_MODEL = 'snowflake-arctic-embed-l-v2.0'
AS (SELECT body, lang FROM help.page WHERE is_live);
-- end
