-- id: postgres_queries_in_commands_001
-- dialect: postgres
-- construct: function, loop, insert, subquery
-- kind: queries in commands
-- reads: steps, holidays, jobs
-- writes: plan
CREATE FUNCTION spread() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..(SELECT count(*) FROM steps) LOOP
    CONTINUE WHEN i IN (SELECT day FROM holidays);
    EXIT WHEN NOT EXISTS (SELECT 1 FROM jobs WHERE open);
    INSERT INTO plan (step) VALUES (i);
  END LOOP;
END $$;
-- end

-- id: postgres_queries_in_commands_002
-- dialect: postgres
-- construct: script, subquery
-- kind: queries in commands
-- reads: loads, days, hints
DO $$
BEGIN
  RAISE NOTICE 'rows: %, last %', (SELECT count(*) FROM loads), (SELECT max(day) FROM days);
  RAISE EXCEPTION 'no rows' USING HINT = (SELECT words FROM hints WHERE code = 1), ERRCODE = '22000';
END $$;
-- end

-- id: postgres_queries_in_commands_003
-- dialect: postgres
-- construct: variable, insert, subquery
-- kind: queries in commands
-- reads: nums, slots
-- writes: t
-- column: nums.n -> t.x direct
DO $$
DECLARE
  a int[];
  v int;
BEGIN
  SELECT n INTO v FROM nums;
  a[(SELECT max(pos) FROM slots)] := v;
  INSERT INTO t (x) VALUES (a[1]);
END $$;
-- end
