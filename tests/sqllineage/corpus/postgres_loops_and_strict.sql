-- id: postgres_loops_and_strict_001
-- dialect: postgres
-- construct: function, update, insert
-- kind: loops_and_strict
-- reads: a.s, a.t
-- writes: a.t, a.o, a.q
-- column: a.t.id -> a.t.* filter
-- column: a.t.y -> a.o.k direct
-- column: a.t.id -> a.o.* filter
-- column: a.s.z -> a.t.x direct
-- column: a.t.id -> a.q.k direct
CREATE FUNCTION a.f() RETURNS int LANGUAGE plpgsql AS $$
DECLARE k int;
BEGIN
  UPDATE a.t SET x = 1 WHERE id = 3 RETURNING y INTO STRICT k;
  INSERT INTO a.o (k) VALUES (k);
  INSERT INTO a.t (x) SELECT z FROM a.s RETURNING id INTO STRICT k;
  INSERT INTO a.q (k) VALUES (k);
  RETURN k;
END $$;
-- end

-- id: postgres_loops_and_strict_002
-- dialect: postgres
-- construct: function, loop, dynamic_sql, insert
-- kind: loops_and_strict
-- reads: a.src
-- writes: a.t
-- column: a.src.id -> a.t.i direct
-- column: a.src.z -> a.t.* filter
CREATE FUNCTION a.g(p int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN EXECUTE 'SELECT id AS i FROM a.src WHERE z = $1' USING p LOOP
    INSERT INTO a.t (i) VALUES (r.i);
  END LOOP;
END $$;
-- end

-- id: postgres_loops_and_strict_003
-- dialect: postgres
-- construct: function, loop
-- kind: loops_and_strict
-- reads: b.src
-- column: b.src.x -> <result>.a direct
-- column: b.src.y -> <result>.b direct
CREATE FUNCTION b.get() RETURNS SETOF b.pair LANGUAGE plpgsql AS $$
DECLARE r b.pair%ROWTYPE;
BEGIN
  FOR r.a, r.b IN SELECT x, y FROM b.src LOOP
    RETURN NEXT r;
  END LOOP;
END $$;
-- end

-- id: postgres_loops_and_strict_004
-- dialect: postgres
-- construct: function, ctas
-- kind: loops_and_strict
-- reads: account
-- writes: x
-- column: account.id -> x.id direct
-- column: account.accno -> x.accno direct
-- column: account.accno -> x.* filter
CREATE OR REPLACE FUNCTION account__by_number(in_accno text) RETURNS account AS $$
  SELECT * FROM account WHERE accno = $1;
$$ LANGUAGE SQL;
CREATE TABLE x AS SELECT a.id, a.accno FROM account__by_number('1') a;
-- end

-- id: postgres_loops_and_strict_005
-- dialect: postgres
-- construct: function, cursor, dynamic_sql, insert
-- kind: loops_and_strict
-- reads: c.item
-- writes: c.log
-- column: c.item.code -> c.log.code direct
-- column: c.item.price -> c.log.price direct
-- column: c.item.price -> c.log.* filter
CREATE FUNCTION c.note(floor numeric) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  cur refcursor;
  q text := 'SELECT code, price FROM c.item';
  v_code text; v_price numeric;
BEGIN
  OPEN cur SCROLL FOR EXECUTE q || ' WHERE price > $1' USING floor;
  LOOP
    FETCH cur INTO v_code, v_price;
    EXIT WHEN NOT FOUND;
    INSERT INTO c.log (code, price) VALUES (v_code, v_price);
  END LOOP;
  CLOSE cur;
END $$;
-- end

-- id: postgres_loops_and_strict_006
-- dialect: postgres
-- construct: function, delete, insert
-- kind: loops_and_strict
-- reads: d.queue
-- writes: d.queue, d.done
-- column: d.queue.id -> d.queue.* filter
-- column: d.queue.job -> d.done.job direct
-- column: d.queue.at -> d.done.at direct
-- column: d.queue.id -> d.done.* filter
CREATE PROCEDURE d.pop(p int) LANGUAGE plpgsql AS $$
DECLARE v_job text; r record;
BEGIN
  DELETE FROM d.queue WHERE id = p RETURNING job, at INTO STRICT r;
  INSERT INTO d.done (job, at) VALUES (r.job, r.at);
END $$;
-- end
