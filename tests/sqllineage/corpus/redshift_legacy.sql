-- id: redshift_legacy_001
-- dialect: redshift
-- construct: script, temp_table, copy, unload
-- reads: mart.score, stage.score_in, ref.person
-- writes: stage.score_in, mart.score
-- column: stage.score_in.person -> mart.score.person direct
-- column: stage.score_in.val -> mart.score.val direct
-- column: ref.person.id -> mart.score.* join
-- column: stage.score_in.person -> mart.score.* join
-- column: ref.person.live -> mart.score.* filter
CREATE TABLE IF NOT EXISTS stage.score_in (person int ENCODE az64, val float8) BACKUP NO DISTSTYLE EVEN;
TRUNCATE stage.score_in;
COPY stage.score_in FROM 's3://in/score.csv' CREDENTIALS 'aws_iam_role=arn:aws:iam::1:role/r' CSV COMPUPDATE OFF STATUPDATE OFF;
DROP TABLE IF EXISTS #s;
SELECT s.person, s.val INTO TEMP #s FROM stage.score_in s JOIN ref.person p ON p.id = s.person WHERE p.live;
INSERT INTO mart.score (person, val) SELECT person, val FROM #s;
UNLOAD ('select person, val from mart.score order by person') TO 's3://out/score_' CREDENTIALS 'aws_iam_role=arn:aws:iam::1:role/r' DELIMITER ',' GZIP;
-- end

-- id: redshift_legacy_002
-- dialect: redshift
-- construct: recursive_cte, insert
-- reads: org.unit
-- writes: mart.unit_path
-- column: org.unit.id -> mart.unit_path.id direct
-- column: org.unit.name -> mart.unit_path.path direct
-- column: org.unit.parent -> mart.unit_path.* filter
-- column: org.unit.parent -> mart.unit_path.* join
-- column: org.unit.id -> mart.unit_path.* join
INSERT INTO mart.unit_path (id, path)
WITH RECURSIVE u (id, path) AS (
    SELECT id, name::varchar(500) FROM org.unit WHERE parent IS NULL
    UNION ALL
    SELECT c.id, u.path || '>' || c.name FROM org.unit c JOIN u ON u.id = c.parent
)
SELECT id, path FROM u;
-- end
