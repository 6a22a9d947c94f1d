-- id: duckdb_later_001
-- dialect: duckdb
-- construct: select, star_except, script
-- schema: {"tables": {"main.trip": ["id", "city", "fare", "tip", "note"]}}
-- reads: main.trip
-- writes: trip_city
-- column: main.trip.city -> trip_city.city direct
-- column: main.trip.fare -> trip_city.fare direct
-- column: main.trip.tip -> trip_city.tip direct
-- column: main.trip.city -> trip_city.* group
-- column: main.trip.fare -> trip_city.* filter
CREATE OR REPLACE TABLE trip_city AS
FROM (FROM main.trip SELECT * EXCLUDE (id, note) WHERE fare > 0)
SELECT city, sum(fare) AS fare, max(tip) AS tip
GROUP BY ALL;
-- end

-- id: duckdb_later_002
-- dialect: duckdb
-- construct: select, star
-- schema: {"tables": {"main.m": ["ts", "t_in", "t_out", "id"]}}
-- reads: main.m
-- column: main.m.ts -> <result>.ts direct
-- column: main.m.t_in -> <result>.t_in direct
-- column: main.m.t_out -> <result>.t_out direct
SELECT ts, COLUMNS(c -> c LIKE 't_%') FROM main.m;
-- end

-- id: duckdb_later_003
-- dialect: duckdb
-- construct: pivot, script
-- reads: pop
-- column: pop.country -> <result>.country direct
-- column: pop.n -> <result>.2000 direct
-- column: pop.n -> <result>.2010 direct
-- column: pop.year -> <result>.* filter
-- column: pop.country -> <result>.* group
SELECT * FROM (PIVOT pop ON year IN (2000, 2010) USING sum(n) GROUP BY country);
-- end

-- id: duckdb_later_004
-- dialect: duckdb
-- construct: copy, script
-- reads: src_pg.public.film
-- writes: film, film_tag
-- column: src_pg.public.film.film_id -> film.film_id direct
-- column: src_pg.public.film.title -> film.title direct
INSTALL postgres; LOAD postgres;
ATTACH 'dbname=shop host=127.0.0.1' AS src_pg (TYPE postgres, READ_ONLY);
CREATE TABLE film AS SELECT film_id, title FROM src_pg.public.film;
COPY film_tag FROM 'tags.csv' (HEADER, DELIMITER ';');
DETACH src_pg;
-- end

-- id: duckdb_later_005
-- dialect: duckdb
-- construct: unload, copy
-- reads: sales
COPY (SELECT year, month, sum(eur) AS eur FROM sales GROUP BY ALL) TO 'out' (FORMAT parquet, PARTITION_BY (year, month), OVERWRITE_OR_IGNORE);
-- end

-- id: duckdb_later_006
-- dialect: duckdb
-- construct: insert, select
-- reads: new_price
-- writes: price
-- column: new_price.sku -> price.sku direct
-- column: new_price.eur -> price.eur direct
INSERT OR REPLACE INTO price BY NAME SELECT eur, sku FROM new_price;
-- end

-- id: duckdb_later_007
-- dialect: duckdb
-- construct: unnest, struct, json
-- reads: ev
-- column: ev.id -> <result>.id direct
-- column: ev.doc -> <result>.kind direct
-- column: ev.tags -> <result>.tag direct
-- column: ev.st -> <result>.city direct
SELECT id, doc->>'$.kind' AS kind, unnest(tags) AS tag, st.addr.city FROM ev;
-- end

-- id: duckdb_later_008
-- dialect: duckdb
-- construct: join, select, window
-- reads: px, tr
-- column: tr.sym -> <result>.sym direct
-- column: tr.qty -> <result>.val direct
-- column: px.px -> <result>.val direct
-- column: px.sym -> <result>.* join
-- column: tr.sym -> <result>.* join
-- column: px.at -> <result>.* join
-- column: tr.at -> <result>.* join
-- column: tr.sym -> <result>.* window
-- column: tr.at -> <result>.* window
SELECT t.sym, t.qty * p.px AS val
FROM tr t ASOF JOIN px p ON t.sym = p.sym AND t.at >= p.at
QUALIFY row_number() OVER (PARTITION BY t.sym ORDER BY t.at DESC) = 1;
-- end

-- id: duckdb_later_009
-- dialect: duckdb
-- construct: function, select
-- reads: item
-- column: item.id -> <result>.id direct
-- column: item.eur -> <result>.gross direct
-- column: item.kind -> <result>.* filter
CREATE MACRO gross(x, r := 0.19) AS x * (1 + r);
SELECT id, gross(eur) AS gross FROM item WHERE kind = 'a';
-- end

-- id: duckdb_later_010
-- dialect: duckdb
-- construct: temp_table, view, script
-- reads: raw_a, b
-- writes: c
-- column: raw_a.a_id -> c.id direct
-- column: b.v -> c.v direct
-- column: raw_a.a_id -> c.* join
-- column: b.a_id -> c.* join
-- column: b.v -> c.* filter
CREATE TEMP VIEW ta AS SELECT a_id FROM raw_a;
CREATE TEMP TABLE tb AS SELECT ta.a_id, b.v FROM ta JOIN b USING (a_id);
INSERT INTO c (id, v) SELECT a_id, v FROM tb WHERE v IS NOT NULL;
-- end

-- id: duckdb_later_011
-- dialect: duckdb
-- construct: unpivot, insert
-- reads: wide
-- writes: long
-- column: wide.id -> long.id direct
-- column: wide.jan -> long.eur direct
-- column: wide.feb -> long.eur direct
INSERT INTO long (id, month, eur)
FROM wide UNPIVOT (eur FOR month IN (jan, feb)) SELECT id, month, eur;
-- end

-- id: duckdb_later_012
-- dialect: duckdb
-- construct: select, aggregate, lateral
-- reads: cust, ord
-- column: cust.name -> <result>.name direct
-- column: ord.at -> <result>.last_at direct
-- column: ord.cust_id -> <result>.* filter
-- column: cust.id -> <result>.* filter
-- column: cust.name -> <result>.* sort
SELECT c.name, l.last_at
FROM cust c, LATERAL (SELECT max(o.at) AS last_at FROM ord o WHERE o.cust_id = c.id) l
ORDER BY 1
LIMIT 10%;
-- end

-- id: duckdb_later_013
-- dialect: duckdb
-- construct: recursive_cte, insert
-- reads: edge
-- writes: reach
-- column: edge.dst -> reach.node direct
-- column: edge.src -> reach.* filter
-- column: edge.src -> reach.* join
-- column: edge.dst -> reach.* join
INSERT INTO reach (node)
WITH RECURSIVE r(node) AS (
  SELECT dst FROM edge WHERE src = 1
  UNION
  SELECT e.dst FROM edge e JOIN r ON e.src = r.node
)
SELECT node FROM r;
-- end
