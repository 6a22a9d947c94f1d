-- id: postgres_carried_value_001
-- dialect: postgres
-- construct: loop, insert, variable, function
-- kind: carried_value
-- reads: tree
-- writes: path
-- column: tree.parent -> path.node direct
-- column: tree.id -> path.* filter
-- column: tree.parent -> path.* filter
CREATE FUNCTION walk_up(start_id int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE at_node int := start_id; up int;
BEGIN
  LOOP
    INSERT INTO path (node) VALUES (at_node);
    SELECT t.parent INTO up FROM tree t WHERE t.id = at_node;
    EXIT WHEN up IS NULL;
    at_node := up;
  END LOOP;
END $$;
-- end

-- id: postgres_carried_value_002
-- dialect: postgres
-- construct: loop, insert, variable, script
-- kind: carried_value
-- reads: heights
-- writes: lags
-- column: heights.v -> lags.v direct
-- column: heights.v -> lags.lag1 direct
-- column: heights.v -> lags.lag2 direct
DO $$
DECLARE r record; one int; two int;
BEGIN
  FOR r IN SELECT h.v FROM heights h LOOP
    INSERT INTO lags (v, lag1, lag2) VALUES (r.v, one, two);
    two := one;
    one := r.v;
  END LOOP;
END $$;
-- end
