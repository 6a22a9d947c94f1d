-- id: trino_sources_001
-- dialect: trino
-- construct: insert, join, subquery, correlated
-- kind: paren_join
-- reads: lake.ops.roster, lake.hr.crew, lake.ref.airport, lake.ops.leg, lake.hr.licence
-- writes: lake.mart.crew_cover
-- column: lake.hr.crew.full_name -> lake.mart.crew_cover.crew direct
-- column: lake.ref.airport.town -> lake.mart.crew_cover.base_town direct
-- column: lake.ops.leg.leg_id -> lake.mart.crew_cover.leg_count direct
-- column: lake.ref.airport.is_open -> lake.mart.crew_cover.* filter
-- column: lake.ops.leg.origin -> lake.mart.crew_cover.* join
-- column: lake.ref.airport.code -> lake.mart.crew_cover.* join
-- column: lake.hr.crew.base -> lake.mart.crew_cover.* join
-- column: lake.hr.crew.crew_id -> lake.mart.crew_cover.* join
-- column: lake.ops.roster.crew_id -> lake.mart.crew_cover.* join
-- column: lake.hr.licence.crew_id -> lake.mart.crew_cover.* filter
-- column: lake.hr.crew.crew_id -> lake.mart.crew_cover.* filter
-- column: lake.hr.licence.kind -> lake.mart.crew_cover.* filter
-- column: lake.ops.leg.kind -> lake.mart.crew_cover.* filter
-- column: lake.hr.crew.full_name -> lake.mart.crew_cover.* group
-- column: lake.ref.airport.town -> lake.mart.crew_cover.* group
INSERT INTO lake.mart.crew_cover (crew, base_town, leg_count)
SELECT c.full_name, a.town, count(l.leg_id)
FROM lake.ops.roster AS r
LEFT JOIN (lake.hr.crew AS c
           JOIN ((SELECT code, town FROM lake.ref.airport WHERE is_open) AS a
                 LEFT JOIN lake.ops.leg AS l ON l.origin = a.code) ON a.code = c.base)
  ON c.crew_id = r.crew_id
WHERE EXISTS (SELECT 1 FROM lake.hr.licence AS x WHERE x.crew_id = c.crew_id AND x.kind = l.kind)
GROUP BY c.full_name, a.town;
-- end

-- id: trino_sources_002
-- dialect: trino
-- construct: ctas, function
-- kind: table_argument
-- schema: {"tables": {"lake.ods.patient": ["patient_id", "ssn", "born", "ward"]}}
-- reads: lake.ods.patient
-- writes: lake.mart.patient_public
-- column: lake.ods.patient.patient_id -> lake.mart.patient_public.patient_id direct
-- column: lake.ods.patient.ward -> lake.mart.patient_public.ward direct
-- column: lake.ods.patient.ward -> lake.mart.patient_public.* filter
CREATE TABLE lake.mart.patient_public AS
SELECT p.patient_id, p.ward
FROM TABLE(exclude_columns(
  input => TABLE(lake.ods.patient),
  columns => DESCRIPTOR(ssn, born))) AS p
WHERE p.ward <> 'X';
-- end

-- id: trino_sources_003
-- dialect: trino
-- construct: insert, join, aggregate
-- kind: openquery_target
-- reads: ref.nation, lake.dwh.sales
-- writes: lake.mart.nation_sales
-- column: ref.nation.name -> lake.mart.nation_sales.nation direct
-- column: lake.dwh.sales.eur -> lake.mart.nation_sales.eur direct
-- column: lake.dwh.sales.nation_id -> lake.mart.nation_sales.* join
-- column: ref.nation.nation_id -> lake.mart.nation_sales.* join
-- column: ref.nation.name -> lake.mart.nation_sales.* group
INSERT INTO lake.mart.nation_sales (nation, eur)
SELECT n.name, sum(s.eur)
FROM TABLE(pg.system.query(query => 'SELECT nation_id, name FROM ref.nation')) AS n
JOIN lake.dwh.sales AS s ON s.nation_id = n.nation_id
GROUP BY n.name;
-- end
