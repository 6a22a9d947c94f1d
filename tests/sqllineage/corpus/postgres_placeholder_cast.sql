-- id: postgres_placeholder_cast_001
-- dialect: postgres
-- construct: insert,unnest
-- kind: placeholder_cast
-- writes: t
INSERT INTO t (a, b) SELECT * FROM UNNEST(?::TEXT[], ?::INTEGER[]);
-- end

-- id: postgres_placeholder_cast_002
-- dialect: postgres
-- construct: update,unnest
-- kind: placeholder_cast
-- writes: t
-- column: t.id -> t.* filter
UPDATE t SET v = u.v FROM UNNEST(?::int[], ?::text[]) AS u(id, v) WHERE t.id = u.id;
-- end

-- id: postgres_placeholder_cast_003
-- dialect: postgres
-- construct: select
-- kind: placeholder_cast
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.* filter
-- column: t.c -> <result>.* filter
SELECT a FROM t WHERE b = ANY(?::bigint[]) AND (c = ?::int OR ?::int IS NULL);
-- end
