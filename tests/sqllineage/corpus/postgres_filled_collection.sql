-- id: postgres_filled_collection_001
-- dialect: postgres
-- construct: function, insert
-- kind: filled_collection
-- reads: s
-- writes: t
-- column: s.id -> t.a direct
-- column: s.f -> t.* filter
CREATE FUNCTION ids_of(k int) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE l int[];
BEGIN
  SELECT array_agg(id) INTO l FROM s WHERE f = k;
  RETURN l;
END $$;
INSERT INTO t (a) SELECT u FROM unnest(ids_of(1)) AS u;
-- end
