-- id: postgres_hstore_pair_001
-- dialect: postgres
-- construct: loop, update, variable
-- kind: hstore_pair
-- reads: node_tags
-- writes: nodes
-- column: node_tags.k -> nodes.tags direct
-- column: node_tags.v -> nodes.tags direct
-- column: nodes.id -> nodes.* filter
-- column: node_tags.node_id -> nodes.* filter
DO $$ DECLARE result hstore; r node_tags%ROWTYPE; BEGIN
  FOR r IN SELECT * FROM node_tags LOOP
    result := r.k => r.v;
    UPDATE nodes SET tags = result WHERE id = r.node_id;
  END LOOP;
END $$;
-- end

-- id: postgres_hstore_pair_002
-- dialect: postgres
-- construct: select
-- kind: hstore_pair
-- reads: t
-- column: t.k -> <result>.h direct
-- column: t.v -> <result>.h direct
SELECT t.k => t.v AS h FROM t;
-- end

-- id: postgres_hstore_pair_003
-- dialect: postgres
-- construct: update
-- kind: hstore_pair
-- writes: t
-- column: t.h -> t.h direct
-- column: t.k -> t.h direct
-- column: t.v -> t.h direct
UPDATE t SET h = h || (k => v);
-- end

-- id: postgres_hstore_pair_004
-- dialect: postgres
-- construct: select, function
-- kind: hstore_pair
-- reads: t
-- column: t.a -> <result>.f direct
-- column: t.b -> <result>.f direct
SELECT f(x => a, y => b) AS f FROM t;
-- end

-- id: postgres_hstore_pair_005
-- dialect: postgres
-- construct: variable, insert, procedure
-- kind: hstore_pair
-- reads: t
-- writes: o
-- column: t.a -> o.h direct
-- column: t.b -> o.h direct
DO $$ DECLARE v text; h hstore; BEGIN
  SELECT a || b INTO v FROM t;
  h := 'key' => v;
  INSERT INTO o (h) VALUES (h);
END $$;
-- end
