-- id: postgres_named_like_function_001
-- dialect: postgres
-- construct: function, loop, variable
-- kind: variable named like a function
-- reads: instructors
-- column: instructors.name -> <result>.who direct
-- column: instructors.salary -> <result>.salary_ok direct
-- column: instructors.id -> <result>.* filter
CREATE FUNCTION salary_ok(p_id int) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  r boolean;
BEGIN
  SELECT salary > 1000 INTO r FROM instructors WHERE id = p_id;
  RETURN r;
END $$;
CREATE FUNCTION check_all(OUT who text, OUT salary_ok boolean) RETURNS SETOF record LANGUAGE plpgsql AS $$
DECLARE
  i record;
BEGIN
  FOR i IN SELECT id, name FROM instructors LOOP
    who := i.name;
    salary_ok := salary_ok(i.id);
    RETURN NEXT;
  END LOOP;
END $$;
-- end

-- id: postgres_named_like_function_002
-- dialect: postgres
-- construct: function, loop, variable, insert
-- kind: variable named like a function
-- reads: items, rates
-- writes: taxed
-- column: rates.rate -> <result>.tax direct
-- column: rates.country -> <result>.* filter
-- column: items.id -> taxed.id direct
-- column: items.price -> taxed.tax direct
-- column: rates.rate -> taxed.tax direct
-- column: rates.country -> taxed.* filter
CREATE FUNCTION tax(p numeric) RETURNS TABLE (tax numeric) LANGUAGE sql AS $$
  SELECT p * rate FROM rates WHERE country = 'DE'
$$;
DO $$
DECLARE
  tax numeric;
  r record;
BEGIN
  FOR r IN SELECT id, price FROM items LOOP
    tax := tax(r.price);
    INSERT INTO taxed (id, tax) VALUES (r.id, tax);
  END LOOP;
END $$;
-- end

-- id: postgres_named_like_function_003
-- dialect: postgres
-- construct: loop, variable, insert
-- kind: variable named like a function
-- reads: customers
-- writes: shouted
-- column: customers.name -> shouted.name direct
DO $$
DECLARE
  upper text;
  c record;
BEGIN
  FOR c IN SELECT name FROM customers LOOP
    upper := upper(trim(c.name));
    INSERT INTO shouted (name) VALUES (upper);
  END LOOP;
END $$;
-- end
