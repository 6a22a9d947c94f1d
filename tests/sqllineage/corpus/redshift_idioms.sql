-- id: redshift_idioms_001
-- dialect: redshift
-- construct: select
-- reads: ops.run
-- column: ops.run.a -> <result>.hrs direct
-- column: ops.run.b -> <result>.hrs direct
-- column: ops.run.a -> <result>.next_month direct
-- column: ops.run.a -> <result>.yr direct
-- column: ops.run.kind -> <result>.label direct
-- column: ops.run.kind -> <result>.* filter
SELECT datediff(hour, a, b) AS hrs,
       dateadd(month, 1, a)::date AS next_month,
       date_part(year, a) AS yr,
       decode(kind, 1, 'one', 2, 'two', kind) AS label
FROM ops.run;
-- end

-- id: redshift_idioms_002
-- dialect: redshift
-- construct: update, cte, subquery
-- reads: stage.visit
-- writes: dwh.person
-- column: stage.visit.at -> dwh.person.last_visit direct
-- column: stage.visit.person_id -> dwh.person.* group
-- column: stage.visit.person_id -> dwh.person.* filter
-- column: dwh.person.person_id -> dwh.person.* filter
UPDATE dwh.person
SET last_visit = v.last_at
FROM (SELECT person_id, max(at) AS last_at FROM stage.visit GROUP BY person_id) v
WHERE v.person_id = dwh.person.person_id;
-- end

-- id: redshift_idioms_003
-- dialect: redshift
-- construct: star_except, star, ctas
-- schema: {"tables": {"raw.p": ["id", "ssn", "city"]}}
-- reads: raw.p
-- writes: safe.p
-- column: raw.p.id -> safe.p.id direct
-- column: raw.p.city -> safe.p.city direct
CREATE TABLE safe.p AS SELECT * EXCLUDE (ssn) FROM raw.p;
-- end

-- id: redshift_idioms_004
-- dialect: redshift
-- construct: procedure, script, dynamic_sql
-- reads: stage.a, stage.b
-- writes: dwh.a, dwh.b
-- column: stage.a.v -> dwh.a.v direct
-- column: stage.b.v -> dwh.b.v direct
CREATE OR REPLACE PROCEDURE dwh.load(kind varchar(8)) AS $$
DECLARE
    q varchar(max);
BEGIN
    IF kind = 'a' THEN
        EXECUTE 'INSERT INTO dwh.a (v) SELECT v FROM stage.a';
    ELSIF kind = 'b' THEN
        q := 'INSERT INTO dwh.b (v) ';
        q := q || 'SELECT v FROM stage.b';
        EXECUTE q;
    ELSE
        RAISE INFO 'unknown %', kind;
    END IF;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: redshift_idioms_005
-- dialect: redshift
-- construct: script, temp_table
-- reads: raw.msg
-- writes: core.msg, core.msg_err
-- column: raw.msg.id -> core.msg.id direct
-- column: raw.msg.body -> core.msg.body direct
-- column: raw.msg.id -> core.msg_err.id direct
-- column: raw.msg.err -> core.msg.* filter
-- column: raw.msg.err -> core.msg_err.* filter
CREATE TEMPORARY TABLE m AS (SELECT id, body, err FROM raw.msg);
INSERT INTO core.msg (SELECT id, body FROM m WHERE err IS NULL);
INSERT INTO core.msg_err (SELECT id FROM m WHERE err IS NOT NULL);
-- end
