-- id: materialize_client_copy_001
-- dialect: materialize
-- construct: script, copy, unload
-- kind: client_copy
-- reads: sensor_live
-- writes: site
\copy site FROM 'site.csv' WITH (FORMAT csv)
\copy (SELECT s.sensor_id, s.avg_c FROM sensor_live s WHERE s.avg_c > 40) TO 'hot.csv' CSV HEADER
-- end
