-- id: postgres_returned_record_001
-- dialect: postgres
-- construct: function, star
-- kind: returned_record
-- reads: app.orders
-- column: app.orders.* -> <result>.* direct
-- column: app.orders.closed_at -> <result>.* filter
CREATE FUNCTION app.open_orders() RETURNS SETOF app.orders LANGUAGE plpgsql AS $$
DECLARE rec app.orders%ROWTYPE;
BEGIN
  FOR rec IN SELECT * FROM app.orders WHERE closed_at IS NULL LOOP
    RETURN NEXT rec;
  END LOOP;
  RETURN;
END $$;
-- end

-- id: postgres_returned_record_002
-- dialect: postgres
-- construct: function, star, insert
-- kind: returned_record
-- reads: app.orders
-- writes: mart.o
-- column: app.orders.* -> <result>.* direct
-- column: app.orders.closed_at -> <result>.* filter
-- column: app.orders.id -> mart.o.id direct
-- column: app.orders.total -> mart.o.total direct
-- column: app.orders.closed_at -> mart.o.* filter
CREATE FUNCTION app.open_orders() RETURNS SETOF app.orders LANGUAGE plpgsql AS $$
DECLARE rec RECORD;
BEGIN
  FOR rec IN SELECT * FROM app.orders WHERE closed_at IS NULL LOOP
    RETURN NEXT rec;
  END LOOP;
END $$;
INSERT INTO mart.o SELECT o.id, o.total FROM app.open_orders() o;
-- end

-- id: postgres_returned_record_003
-- dialect: postgres
-- construct: function, cursor
-- kind: returned_record
-- reads: app.x
-- column: app.x.id -> <result>.id direct
-- column: app.x.total -> <result>.total direct
CREATE FUNCTION app.pairs() RETURNS SETOF record LANGUAGE plpgsql AS $$
DECLARE
  rec record;
  c CURSOR FOR SELECT id, total FROM app.x;
BEGIN
  OPEN c;
  LOOP
    FETCH c INTO rec;
    EXIT WHEN NOT FOUND;
    RETURN NEXT rec;
  END LOOP;
  CLOSE c;
END $$;
-- end

-- id: postgres_returned_record_004
-- dialect: postgres
-- construct: function, join
-- kind: returned_record
-- reads: app.a, app.b
-- column: app.a.id -> <result>.id direct
-- column: app.b.note -> <result>.note direct
-- column: app.a.id -> <result>.* join
-- column: app.b.a_id -> <result>.* join
CREATE FUNCTION app.noted() RETURNS SETOF app.slim LANGUAGE plpgsql AS $$
DECLARE rec RECORD;
BEGIN
  FOR rec IN SELECT a.id, b.note FROM app.a a JOIN app.b b ON b.a_id = a.id LOOP
    RETURN NEXT rec;
  END LOOP;
END $$;
-- end

-- id: postgres_returned_record_005
-- dialect: postgres
-- construct: function
-- kind: returned_record
-- reads: app.orders
-- column: app.orders.id -> <result>.id direct
CREATE FUNCTION app.ids_of_orders() RETURNS SETOF app.just_id LANGUAGE plpgsql AS $$
DECLARE rec RECORD;
BEGIN
  FOR rec IN SELECT id FROM app.orders LOOP
    RETURN NEXT rec;
  END LOOP;
END $$;
-- end

-- id: postgres_returned_record_006
-- dialect: postgres
-- construct: function
-- kind: returned_record
-- reads: app.orders
-- column: app.orders.id -> <result>.ids_of_orders direct
CREATE FUNCTION app.ids_of_orders() RETURNS SETOF integer LANGUAGE plpgsql AS $$
DECLARE rec RECORD;
BEGIN
  FOR rec IN SELECT id FROM app.orders LOOP
    RETURN NEXT rec.id;
  END LOOP;
END $$;
-- end

-- id: postgres_returned_record_007
-- dialect: postgres
-- construct: function, star
-- kind: returned_record
-- reads: app.part
-- column: app.part.* -> <result>.* direct
-- column: app.part.parent -> <result>.* filter
CREATE FUNCTION app.one_part(p int) RETURNS SETOF app.part LANGUAGE plpgsql AS $$
DECLARE rec app.part;
BEGIN
  SELECT * INTO rec FROM app.part WHERE parent = p;
  IF FOUND THEN
    RETURN NEXT rec;
  END IF;
  RETURN;
END $$;
-- end
