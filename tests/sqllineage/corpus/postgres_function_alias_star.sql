-- id: postgres_function_alias_star_001
-- dialect: postgres
-- construct: insert, star, json, lateral
-- kind: function_alias_star
-- reads: api.inbox
-- writes: api.person
-- column: api.inbox.body -> api.person.* direct
INSERT INTO api.person SELECT p.* FROM api.inbox, jsonb_populate_record(NULL::api.person, inbox.body) AS p;
-- end

-- id: postgres_function_alias_star_002
-- dialect: postgres
-- construct: select, star, lateral
-- kind: function_alias_star
-- reads: cal.plan
-- column: cal.plan.id -> <result>.id direct
-- column: cal.plan.from_day -> <result>.day direct
-- column: cal.plan.to_day -> <result>.day direct
SELECT plan.id, day.* FROM cal.plan, generate_series(plan.from_day, plan.to_day, interval '1 day') AS day;
-- end

-- id: postgres_function_alias_star_003
-- dialect: postgres
-- construct: view, star, lateral
-- kind: function_alias_star
-- reads: doc.page
-- writes: doc.page_rank
-- column: doc.page.id -> doc.page_rank.id direct
-- column: doc.page.body -> doc.page_rank.* direct
CREATE VIEW doc.page_rank AS SELECT page.id, r.* FROM doc.page CROSS JOIN LATERAL doc.rank_of(page.body) AS r;
-- end

-- id: postgres_function_alias_star_004
-- dialect: postgres
-- construct: ctas, star, lateral
-- kind: function_alias_star
-- reads: doc.page
-- writes: doc.page_tag
-- column: doc.page.tags -> doc.page_tag.tag direct
-- column: doc.page.id -> doc.page_tag.id direct
CREATE TABLE doc.page_tag AS SELECT p.id, tag.* FROM doc.page p, regexp_split_to_table(p.tags, ',') AS tag;
-- end
