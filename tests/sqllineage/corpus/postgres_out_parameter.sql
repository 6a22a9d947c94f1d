-- id: postgres_out_parameter_001
-- dialect: postgres
-- construct: procedure, call, script
-- kind: out_parameter
-- reads: ops.run, raw.reading
-- writes: core.reading
-- column: raw.reading.meter_id -> core.reading.meter_id direct
-- column: raw.reading.kwh -> core.reading.kwh direct
-- column: raw.reading.read_at -> core.reading.* filter
-- column: ops.run.ended -> core.reading.* filter
-- column: ops.run.job -> core.reading.* filter
CREATE PROCEDURE ops.last_run(p_job text, INOUT p_at timestamptz) LANGUAGE plpgsql AS $$
BEGIN
    SELECT max(r.ended) INTO p_at FROM ops.run r WHERE r.job = p_job;
END $$;
DO $$
DECLARE
    v_at timestamptz;
BEGIN
    CALL ops.last_run('meters', v_at);
    INSERT INTO core.reading (meter_id, kwh)
    SELECT m.meter_id, m.kwh FROM raw.reading m WHERE m.read_at > v_at;
END $$;
-- end
