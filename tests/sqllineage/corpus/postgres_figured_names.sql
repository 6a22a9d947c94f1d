-- id: postgres_figured_names_001
-- dialect: postgres
-- construct: select,view,aggregate
-- kind: figured_names
-- reads: lab.probe
-- writes: lab.spread
-- column: lab.probe.ph -> lab.spread.var_samp direct
-- column: lab.probe.grams -> lab.spread.div direct
-- column: lab.probe.parts -> lab.spread.div direct
-- column: lab.probe.grams -> lab.spread.* group
-- column: lab.probe.parts -> lab.spread.* group
CREATE VIEW lab.spread AS SELECT var_samp(ph), div(grams, parts) FROM lab.probe GROUP BY grams, parts;
-- end

-- id: postgres_figured_names_002
-- dialect: postgres
-- construct: select,subquery
-- kind: figured_names
-- reads: lab.probe
-- column: lab.probe.taken -> <result>.days direct
-- column: lab.probe.id -> <result>.id direct
SELECT q.id, q.date_part AS days FROM (SELECT p.id, date_part('doy', p.taken) FROM lab.probe p) q;
-- end
