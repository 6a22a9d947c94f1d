-- id: duckdb_models_001
-- dialect: duckdb
-- construct: jinja, join
-- reads: stg_film, stg_rating
-- column: stg_film.title -> <result>.title direct
-- column: stg_rating.stars -> <result>.stars direct
-- column: stg_film.film_id -> <result>.* join
-- column: stg_rating.film_id -> <result>.* join
-- column: stg_film.title -> <result>.* group
select f.title, avg(r.stars) as stars
from {{ ref('stg_film') }} as f
left join {{ ref('stg_rating') }} as r using (film_id)
group by all
-- end

-- id: duckdb_models_002
-- dialect: duckdb
-- construct: star_replace, star, ctas
-- schema: {"tables": {"raw.m": ["id", "city", "deg_f"]}}
-- reads: raw.m
-- writes: m
-- column: raw.m.id -> m.id direct
-- column: raw.m.city -> m.city direct
-- column: raw.m.deg_f -> m.deg_f direct
-- column: raw.m.deg_f -> m.deg_c direct
CREATE TABLE m AS SELECT * REPLACE (upper(city) AS city), (deg_f - 32) / 1.8 AS deg_c FROM raw.m;
-- end

-- id: duckdb_models_003
-- dialect: duckdb
-- construct: flatten, unnest, struct
-- reads: raw.inv
-- writes: inv_line
-- column: raw.inv.no -> inv_line.no direct
-- column: raw.inv.lines -> inv_line.sku direct
-- column: raw.inv.lines -> inv_line.qty direct
CREATE TABLE inv_line AS
SELECT no, l.sku, l.qty FROM raw.inv, unnest(lines) AS u(l);
-- end

-- id: duckdb_models_004
-- dialect: duckdb
-- construct: select, aggregate
-- schema: {"tables": {"main.sale": ["shop", "day", "eur"]}}
-- default_schema: main
-- reads: sale
-- column: sale.shop -> <result>.shop direct
-- column: sale.eur -> <result>.total direct
-- column: sale.eur -> <result>.half direct
-- column: sale.shop -> <result>.* group
-- column: sale.eur -> <result>.* filter
SELECT shop, sum(eur) AS total, total / 2 AS half FROM sale GROUP BY shop HAVING total > 100;
-- end
