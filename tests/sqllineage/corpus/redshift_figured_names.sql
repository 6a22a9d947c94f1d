-- id: redshift_figured_names_001
-- dialect: redshift
-- construct: select,aggregate
-- kind: figured_names
-- reads: bus.stop
-- writes: bus.names
-- column: bus.stop.name -> bus.names.listagg direct
-- column: bus.stop.seq -> bus.names.* sort
-- column: bus.stop.line -> bus.names.line direct
-- column: bus.stop.line -> bus.names.* group
CREATE TABLE bus.names AS
SELECT line, LISTAGG(name, ', ') WITHIN GROUP (ORDER BY seq) FROM bus.stop GROUP BY line;
-- end

-- id: redshift_figured_names_002
-- dialect: redshift
-- construct: select,subquery
-- kind: figured_names
-- reads: bus.trip
-- column: bus.trip.doc -> <result>.driver direct
SELECT q.json_extract_path_text AS driver FROM (SELECT json_extract_path_text(t.doc, 'driver') FROM bus.trip t) q;
-- end

-- id: redshift_figured_names_003
-- dialect: redshift
-- construct: select,cte
-- kind: figured_names
-- reads: bus.trip
-- writes: bus.code
-- column: bus.trip.code -> bus.code.regexp_substr direct
-- column: bus.trip.code -> bus.code.charindex direct
WITH c AS (SELECT REGEXP_SUBSTR(code, '[0-9]+'), CHARINDEX('-', code) FROM bus.trip)
SELECT * INTO bus.code FROM c;
-- end
