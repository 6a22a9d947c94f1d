-- id: duckdb_scripts_101
-- dialect: duckdb
-- construct: unpivot, ctas, cte
-- kind: unpivot_columns
-- schema: {"tables": {"m.sales": ["empid", "dept", "jan", "feb"]}}
-- reads: m.sales
-- writes: m.sales_long
-- column: m.sales.empid -> m.sales_long.empid direct
-- column: m.sales.dept -> m.sales_long.dept direct
-- column: m.sales.jan -> m.sales_long.amount direct
-- column: m.sales.feb -> m.sales_long.amount direct
CREATE TABLE m.sales_long AS
WITH u AS (
    UNPIVOT m.sales ON COLUMNS(* EXCLUDE (empid, dept)) INTO NAME month VALUE amount
)
SELECT * FROM u;
-- end

-- id: duckdb_scripts_102
-- dialect: duckdb
-- construct: unpivot, insert
-- kind: unpivot_columns
-- schema: {"tables": {"lab.plate": ["plate_id", "read_by", "well_a", "well_b"]}}
-- reads: lab.plate
-- writes: lab.well_od
-- column: lab.plate.plate_id -> lab.well_od.plate_id direct
-- column: lab.plate.well_a -> lab.well_od.od direct
-- column: lab.plate.well_b -> lab.well_od.od direct
-- column: lab.plate.well_a -> lab.well_od.* filter
-- column: lab.plate.well_b -> lab.well_od.* filter
INSERT INTO lab.well_od (plate_id, od)
SELECT u.plate_id, u.od
FROM (UNPIVOT lab.plate ON COLUMNS('well_.*') INTO NAME well VALUE od) AS u
WHERE u.od > 0.1;
-- end

-- id: duckdb_scripts_103
-- dialect: duckdb
-- construct: unpivot, view, aggregate
-- kind: unpivot_columns
-- schema: {"tables": {"stat.census": ["region", "note", "y2010", "y2020"]}}
-- reads: stat.census
-- writes: stat.v_people
-- column: stat.census.region -> stat.v_people.region direct
-- column: stat.census.y2010 -> stat.v_people.people direct
-- column: stat.census.y2020 -> stat.v_people.people direct
-- column: stat.census.region -> stat.v_people.* group
CREATE VIEW stat.v_people AS
SELECT region, sum(people) AS people
FROM stat.census UNPIVOT INCLUDE NULLS (people FOR yr IN (COLUMNS('y20.*')))
GROUP BY region;
-- end

-- id: duckdb_scripts_104
-- dialect: duckdb
-- construct: unpivot, subquery
-- kind: unpivot_columns
-- reads: poll.reply
-- column: poll.reply.id -> <result>.id direct
-- column: poll.reply.q1 -> <result>.answer direct
-- column: poll.reply.q2 -> <result>.answer direct
-- column: poll.reply.q3 -> <result>.answer direct
-- column: poll.reply.valid -> <result>.* filter
SELECT a.id, a.answer
FROM (
    UNPIVOT (SELECT r.id, r.q1, r.q2, r.q3 FROM poll.reply r WHERE r.valid)
    ON COLUMNS(* EXCLUDE (id))::VARCHAR
    INTO NAME question VALUE answer
) AS a;
-- end

-- id: duckdb_scripts_105
-- dialect: duckdb
-- construct: unpivot, star_except
-- kind: unpivot_columns
-- schema: {"tables": {"farm.yield_wide": ["field", "crop", "spring", "autumn"]}}
-- reads: farm.yield_wide
-- column: farm.yield_wide.field -> <result>.field direct
-- column: farm.yield_wide.crop -> <result>.crop direct
-- column: farm.yield_wide.spring -> <result>.tons direct
-- column: farm.yield_wide.autumn -> <result>.tons direct
SELECT COLUMNS(* EXCLUDE (season)), upper(season) AS season_code
FROM farm.yield_wide UNPIVOT (tons FOR season IN (spring, autumn));
-- end
