-- id: snowflake_build_and_swap_twice_001
-- dialect: snowflake
-- construct: procedure,call,swap
-- kind: build_and_swap_twice
-- reads: raw.dive
-- writes: club.dive
-- column: raw.dive.depth -> club.dive.depth direct
CREATE OR REPLACE PROCEDURE club.reload() RETURNS STRING LANGUAGE SQL AS
BEGIN
    CREATE OR REPLACE TABLE club.dive_new AS SELECT d.depth FROM raw.dive d;
    ALTER TABLE club.dive_new SWAP WITH club.dive;
    DROP TABLE club.dive_new;
    RETURN 'ok';
END;
CALL club.reload();
-- end
