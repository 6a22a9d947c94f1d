-- id: redshift_build_and_swap_twice_001
-- dialect: redshift
-- construct: procedure,call,rename
-- kind: build_and_swap_twice
-- reads: raw.tram
-- writes: mart.tram
-- column: raw.tram.line -> mart.tram.line direct
-- column: raw.tram.km -> mart.tram.km direct
CREATE OR REPLACE PROCEDURE mart.rebuild_tram() LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE mart.tram_new AS SELECT r.line, SUM(r.km) AS km FROM raw.tram r;
    ALTER TABLE mart.tram RENAME TO tram_old;
    ALTER TABLE mart.tram_new RENAME TO tram;
    DROP TABLE mart.tram_old;
END;
$$;
CALL mart.rebuild_tram();
-- end

-- id: redshift_build_and_swap_twice_002
-- dialect: redshift
-- construct: script,rename,ctas
-- kind: build_and_swap_twice
-- reads: raw.fare
-- writes: fare
-- column: raw.fare.zone -> fare.zone direct
-- column: raw.fare.price -> fare.price direct
DROP TABLE IF EXISTS fare_old;
DROP TABLE IF EXISTS fare_new;
CREATE TABLE fare_new AS SELECT zone, price FROM raw.fare;
ALTER TABLE fare RENAME TO fare_old;
ALTER TABLE fare_new RENAME TO fare;
DROP TABLE IF EXISTS fare_old;
DROP TABLE IF EXISTS fare_new;
CREATE TABLE fare_new AS SELECT zone, price FROM raw.fare;
ALTER TABLE fare RENAME TO fare_old;
ALTER TABLE fare_new RENAME TO fare;
DROP TABLE IF EXISTS fare_old;
-- end
