-- id: redshift_path_in_from_001
-- dialect: redshift
-- construct: select, unnest
-- kind: path_in_from
-- reads: raw.doc
-- column: raw.doc.topic -> <result>.ext direct
-- column: raw.doc.id -> <result>.id direct
SELECT a.id, x AS ext FROM raw.doc AS a LEFT JOIN a.topic[0].ext AS x ON TRUE;
-- end

-- id: redshift_path_in_from_002
-- dialect: redshift
-- construct: select, unnest
-- kind: path_in_from
-- reads: raw.doc
-- column: raw.doc.arr -> <result>.q direct
SELECT y.q FROM raw.doc a, a.arr[1].b[2].c y;
-- end
