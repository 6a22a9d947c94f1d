-- id: snowflake_resultset_assigned_001
-- dialect: snowflake
-- construct: script, cursor, dynamic_sql, loop
-- kind: resultset_assigned
-- reads: fleet.trip
-- writes: fleet.long_trip
-- column: fleet.trip.plate -> fleet.long_trip.plate direct
-- column: fleet.trip.km -> fleet.long_trip.km direct
-- column: fleet.trip.km -> fleet.long_trip.* filter
DECLARE
    res RESULTSET;
    q STRING DEFAULT 'SELECT plate, km FROM fleet.trip WHERE km > 500';
BEGIN
    res := (EXECUTE IMMEDIATE :q);
    LET c CURSOR FOR res;
    FOR r IN c DO
        INSERT INTO fleet.long_trip (plate, km) VALUES (r.plate, r.km);
    END FOR;
END;
-- end

-- id: snowflake_resultset_assigned_002
-- dialect: snowflake
-- construct: procedure, dynamic_sql, aggregate
-- kind: resultset_assigned
-- reads: hr.staff
-- column: hr.staff.dept -> <result>.dept direct
-- column: hr.staff.badge_no -> <result>.heads direct
-- column: hr.staff.active -> <result>.* filter
-- column: hr.staff.badge_no -> <result>.* filter
-- column: hr.staff.dept -> <result>.* group
CREATE OR REPLACE PROCEDURE hr.headcount(min_n NUMBER)
RETURNS TABLE (dept STRING, heads NUMBER)
LANGUAGE SQL
AS
$$
DECLARE
    res RESULTSET;
    q STRING DEFAULT 'SELECT s.dept, COUNT(s.badge_no) FROM hr.staff s WHERE s.active GROUP BY s.dept HAVING COUNT(s.badge_no) >= ?';
BEGIN
    res := (EXECUTE IMMEDIATE :q USING (min_n));
    RETURN TABLE(res);
END;
$$;
-- end

-- id: snowflake_resultset_assigned_003
-- dialect: snowflake
-- construct: script, dynamic_sql, insert, join
-- kind: resultset_assigned
-- reads: raw.claim, raw.policy
-- writes: mart.claim_day
-- column: raw.claim.claim_no -> mart.claim_day.claim_no direct
-- column: raw.policy.product -> mart.claim_day.product direct
-- column: raw.policy.policy_no -> mart.claim_day.* join
-- column: raw.claim.policy_no -> mart.claim_day.* join
DECLARE
    res RESULTSET;
    stmt VARCHAR;
BEGIN
    stmt := 'INSERT INTO mart.claim_day (claim_no, product) '
         || 'SELECT c.claim_no, p.product FROM raw.claim c '
         || 'JOIN raw.policy p ON p.policy_no = c.policy_no';
    res := (EXECUTE IMMEDIATE :stmt);
    RETURN 'done';
END;
-- end

-- id: snowflake_resultset_assigned_004
-- dialect: snowflake
-- construct: procedure, dynamic_sql, insert
-- kind: resultset_assigned
-- reads: util.source_list
-- writes: util.preview_log
-- column: util.source_list.full_name -> util.preview_log.source_name direct
-- column: util.source_list.full_name -> util.preview_log.* filter
-- dropped: 1
CREATE OR REPLACE PROCEDURE util.preview(src STRING)
RETURNS TABLE ()
LANGUAGE SQL
AS
$$
DECLARE
    res RESULTSET;
    stmt STRING;
BEGIN
    stmt := 'SELECT * FROM ' || src || ' LIMIT 10';
    res := (EXECUTE IMMEDIATE :stmt);
    INSERT INTO util.preview_log (source_name) SELECT s.full_name FROM util.source_list s WHERE s.full_name = :src;
    RETURN TABLE(res);
END;
$$;
-- end

-- id: snowflake_resultset_assigned_005
-- dialect: snowflake
-- construct: script, cursor, loop, dynamic_sql
-- kind: resultset_assigned
-- reads: camp.weekend_rate, camp.weekday_rate
-- writes: camp.rate_today
-- column: camp.weekend_rate.pitch_id -> camp.rate_today.pitch_id direct
-- column: camp.weekday_rate.pitch_id -> camp.rate_today.pitch_id direct
-- column: camp.weekend_rate.fee -> camp.rate_today.fee direct
-- column: camp.weekday_rate.base_fee -> camp.rate_today.fee direct
-- column: camp.weekday_rate.valid -> camp.rate_today.* filter
DECLARE
    res RESULTSET;
    q STRING;
BEGIN
    IF (DAYOFWEEK(CURRENT_DATE()) IN (0, 6)) THEN
        res := (SELECT pitch_id, fee FROM camp.weekend_rate);
    ELSE
        q := 'SELECT pitch_id, base_fee AS fee FROM camp.weekday_rate WHERE valid';
        res := (EXECUTE IMMEDIATE :q);
    END IF;
    LET cur CURSOR FOR res;
    FOR rec IN cur DO
        INSERT INTO camp.rate_today (pitch_id, fee) VALUES (rec.pitch_id, rec.fee);
    END FOR;
END;
-- end
