-- id: redshift_mixed_001
-- dialect: redshift
-- construct: script, rename, ctas
-- reads: raw.u, dim.u
-- writes: dim.u_old, dim.u
-- column: raw.u.id -> dim.u.id direct
-- column: raw.u.nm -> dim.u.nm direct
-- column: raw.u.id -> dim.u.* window
-- column: raw.u.ts -> dim.u.* window
CREATE TABLE dim.u_new DISTKEY (id) AS
SELECT id, nm FROM (SELECT id, nm, ROW_NUMBER() OVER (PARTITION BY id ORDER BY ts DESC) AS rn FROM raw.u) WHERE rn = 1;
BEGIN;
ALTER TABLE dim.u RENAME TO u_old;
ALTER TABLE dim.u_new RENAME TO u;
END;
-- end
