-- id: postgres_plain_function_001
-- dialect: postgres
-- construct: function, loop, insert
-- kind: plain_function
-- reads: ledger.account, ledger.line
-- writes: ledger.checkpoint, ledger.audit
-- column: ledger.account.id -> ledger.checkpoint.account_id direct
-- column: ledger.line.amount -> ledger.checkpoint.balance direct
-- column: ledger.line.account_id -> ledger.checkpoint.* filter
-- column: ledger.account.id -> ledger.checkpoint.* filter
-- column: ledger.line.posted -> ledger.checkpoint.* filter
CREATE OR REPLACE FUNCTION ledger.close_period(in_until date) RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS
$$
DECLARE
  t_ids int[];
  t_id int;
  t_count int := 0;
  t_balance numeric;
BEGIN
  IF in_until IS NULL THEN
    RAISE EXCEPTION 'no date given' USING ERRCODE = '22004', HINT = 'give one';
  END IF;
  PERFORM 1 FROM ledger.account WHERE closed FOR UPDATE;
  SELECT array_agg(id) INTO t_ids FROM ledger.account;
  FOREACH t_id IN ARRAY t_ids LOOP
    SELECT sum(amount) INTO STRICT t_balance FROM ledger.line WHERE account_id = t_id AND posted <= in_until;
    INSERT INTO ledger.checkpoint (account_id, balance, made) VALUES (t_id, t_balance, in_until);
    GET DIAGNOSTICS t_count = ROW_COUNT;
    RAISE NOTICE 'account % done: %', t_id, t_count;
  END LOOP;
  INSERT INTO ledger.audit (what) VALUES ('close');
  RETURN t_count;
EXCEPTION
  WHEN no_data_found OR too_many_rows THEN
    RAISE WARNING 'failed: %', SQLERRM;
    RETURN -1;
END;
$$;
-- end

-- id: postgres_plain_function_002
-- dialect: postgres
-- construct: function, dynamic_sql
-- kind: plain_function
-- reads: crm.entity, crm.company
-- column: crm.entity.id -> <result>.id direct
-- column: crm.company.name -> <result>.label direct
-- column: crm.entity.id -> <result>.* join
-- column: crm.company.entity_id -> <result>.* join
-- column: crm.company.name -> <result>.* filter
-- column: crm.company.name -> <result>.* sort
CREATE FUNCTION crm.company_search(in_name text) RETURNS TABLE (id int, label text) AS
$$
BEGIN
  RETURN QUERY EXECUTE $sql$
    SELECT e.id, c.name FROM crm.entity e JOIN crm.company c ON c.entity_id = e.id
    WHERE c.name ILIKE $1 || '%' ORDER BY c.name
  $sql$ USING in_name;
END
$$ LANGUAGE plpgsql STABLE;
-- end

-- id: postgres_plain_function_003
-- dialect: postgres
-- construct: function, cursor, loop, insert
-- kind: plain_function
-- reads: job.queue
-- writes: job.done, job.queue
-- column: job.queue.id -> job.done.id direct
-- column: job.queue.payload -> job.done.payload direct
-- column: job.queue.state -> job.done.* filter
-- column: job.queue.id -> job.done.* sort
CREATE FUNCTION job.work(max_rows int DEFAULT 10) RETURNS void AS $$
DECLARE
  cur CURSOR (p_state text) FOR SELECT id, payload FROM job.queue WHERE state = p_state ORDER BY id FOR UPDATE SKIP LOCKED;
  row record;
  n integer := 0;
BEGIN
  OPEN cur(p_state := 'new');
  <<each_job>>
  LOOP
    FETCH NEXT FROM cur INTO row;
    EXIT each_job WHEN NOT FOUND OR n >= max_rows;
    INSERT INTO job.done (id, payload, at) VALUES (row.id, row.payload, clock_timestamp());
    DELETE FROM job.queue WHERE CURRENT OF cur;
    n := n + 1;
    CONTINUE each_job WHEN n % 2 = 0;
  END LOOP;
  CLOSE cur;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: postgres_plain_function_004
-- dialect: postgres
-- construct: function, insert, variable
-- kind: plain_function
-- reads: auth.account, auth.policy, auth.token
-- writes: auth.token
-- column: auth.account.id -> auth.token.account_id direct
-- column: auth.policy.lifetime -> auth.token.valid direct
-- column: auth.account.email -> auth.token.* filter
-- column: auth.policy.name -> auth.token.* filter
-- column: auth.token.id -> <result>.id direct
-- column: auth.account.email -> <result>.* filter
-- column: auth.policy.name -> <result>.* filter
CREATE FUNCTION auth.issue(_email text) RETURNS SETOF bigint LANGUAGE plpgsql AS $fn$
DECLARE
  _account auth.account;
  _life interval;
BEGIN
  SELECT * INTO _account FROM auth.account AS a WHERE a.email = _email;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING MESSAGE = format('no account %L', _email);
  ELSIF _account.locked THEN
    RETURN;
  END IF;
  _life := (SELECT p.lifetime FROM auth.policy p WHERE p.name = 'token');
  RETURN QUERY
    INSERT INTO auth.token (account_id, valid) VALUES (_account.id, now() + _life) RETURNING id;
END;
$fn$;
-- end

-- id: postgres_plain_function_005
-- dialect: postgres
-- construct: function, dynamic_sql, loop
-- kind: plain_function
-- reads: mon.sample
-- writes: mon.hourly
-- column: mon.sample.host -> mon.hourly.host direct
-- column: mon.sample.value -> mon.hourly.value direct
-- column: mon.sample.at -> mon.hourly.* filter
-- column: mon.sample.host -> mon.hourly.* group
-- column: mon.hourly.hour -> mon.hourly.* filter
CREATE PROCEDURE mon.roll_up(p_hour timestamptz) LANGUAGE plpgsql AS $$
DECLARE
  v_state text; v_message text; v_rows bigint;
BEGIN
  EXECUTE 'DELETE FROM mon.hourly WHERE hour = $1' USING p_hour;
  EXECUTE 'INSERT INTO mon.hourly (host, value, hour) '
       || 'SELECT host, avg(value), $1 FROM mon.sample WHERE at >= $1 AND at < $1 + interval ''1 hour'' GROUP BY host'
    USING p_hour;
  GET DIAGNOSTICS v_rows := ROW_COUNT;
  CASE
    WHEN v_rows = 0 THEN RAISE NOTICE 'nothing';
    WHEN v_rows > 1000 THEN RAISE INFO 'many %', v_rows;
    ELSE NULL;
  END CASE;
  COMMIT;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_message = MESSAGE_TEXT;
  RAISE;
END $$;
-- end

-- id: postgres_plain_function_006
-- dialect: postgres
-- construct: function, loop
-- kind: plain_function
-- reads: pricing.matrix, pricing.discount
-- column: pricing.matrix.part_id -> <result>.part direct
-- column: pricing.matrix.price -> <result>.price direct
-- column: pricing.discount.rate -> <result>.price direct
-- column: pricing.matrix.valid -> <result>.* filter
-- column: pricing.discount.customer -> <result>.* filter
CREATE FUNCTION pricing.list(p_customer int, OUT part int, OUT price numeric) RETURNS SETOF record AS $$
DECLARE
  r record;
  rate numeric;
  i int;
BEGIN
  SELECT d.rate INTO rate FROM pricing.discount d WHERE d.customer = p_customer;
  FOR i IN REVERSE 10..1 BY 2 LOOP
    NULL;
  END LOOP;
  FOR r IN SELECT m.part_id, m.price FROM pricing.matrix m WHERE m.valid LOOP
    part := r.part_id;
    price := r.price * (1 - coalesce(rate, 0));
    RETURN NEXT;
  END LOOP;
  ASSERT i IS NULL, 'it should be';
  RETURN;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: postgres_plain_function_007
-- dialect: postgres
-- construct: function, cursor
-- kind: plain_function
-- reads: rep.sales
-- writes: rep.total
-- column: rep.sales.region -> rep.total.region direct
-- column: rep.sales.amount -> rep.total.amount direct
-- column: rep.sales.amount -> rep.total.* filter
CREATE FUNCTION rep.fill(lim numeric) RETURNS integer AS $$
DECLARE
  c refcursor;
  v_region rep.sales.region%TYPE;
  v_amount rep.sales.amount%TYPE;
BEGIN
  OPEN c NO SCROLL FOR SELECT region, amount FROM rep.sales WHERE amount > lim;
  FETCH c INTO v_region, v_amount;
  WHILE FOUND LOOP
    INSERT INTO rep.total (region, amount) SELECT v_region, v_amount;
    FETCH c INTO v_region, v_amount;
  END LOOP;
  MOVE FORWARD 2 FROM c;
  CLOSE c;
  OPEN c FOR EXECUTE 'SELECT region, amount FROM rep.sales WHERE amount > $1' USING lim;
  FETCH FIRST FROM c INTO v_region, v_amount;
  INSERT INTO rep.total (region, amount) VALUES (v_region, v_amount);
  CLOSE c;
  RETURN 1;
END;
$$ LANGUAGE plpgsql;
-- end
