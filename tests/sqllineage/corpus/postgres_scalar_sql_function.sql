-- id: postgres_scalar_sql_function_001
-- dialect: postgres
-- construct: function, aggregate
-- kind: scalar_sql_function
-- reads: ref.fee
CREATE OR REPLACE FUNCTION ref.fee_of(p_kind text) RETURNS numeric
LANGUAGE sql STABLE AS $$
    SELECT max(f.eur) FROM ref.fee f WHERE f.kind = p_kind;
$$;
-- end

-- id: postgres_scalar_sql_function_002
-- dialect: postgres
-- construct: function, subquery
-- kind: scalar_sql_function
-- reads: club.member, club.debt
CREATE FUNCTION club.may_play(p_member int) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN EXISTS (SELECT 1 FROM club.member m WHERE m.member_id = p_member AND m.active)
   AND NOT EXISTS (SELECT 1 FROM club.debt d WHERE d.member_id = p_member AND d.eur > 0);
-- end

-- id: postgres_scalar_sql_function_003
-- dialect: postgres
-- construct: function, cte, insert, script
-- kind: scalar_sql_function
-- reads: geo.street, raw.address
-- writes: core.address
-- column: raw.address.address_id -> core.address.address_id direct
-- column: raw.address.line -> core.address.line direct
CREATE FUNCTION geo.street_names(p_zip text) RETURNS text AS '
  WITH s AS (SELECT g.name FROM geo.street g WHERE g.zip = p_zip)
  SELECT string_agg(s.name, '', '' ORDER BY s.name) FROM s
' LANGUAGE sql STABLE;
INSERT INTO core.address (address_id, line) SELECT a.address_id, a.line FROM raw.address a;
-- end

-- id: postgres_scalar_sql_function_004
-- dialect: postgres
-- construct: function, insert
-- kind: scalar_sql_function
-- reads: post.letter
-- writes: post.outbox
-- column: post.letter.letter_id -> post.outbox.letter_id direct
-- column: post.letter.stamped -> post.outbox.* filter
CREATE FUNCTION post.flush_letters() RETURNS bigint
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO post.outbox (letter_id)
    SELECT l.letter_id FROM post.letter l WHERE l.stamped;
    SELECT count(l.letter_id) FROM post.letter l WHERE l.stamped;
END;
-- end

-- id: postgres_scalar_sql_function_005
-- dialect: postgres
-- construct: function, script
-- kind: scalar_sql_function
-- reads: mill.run
-- column: mill.run.run_id -> <result>.run direct
-- column: mill.run.tons -> <result>.tons direct
-- column: mill.run.line_no -> <result>.* filter
CREATE FUNCTION mill.best_run(p_line int) RETURNS int AS $$
    SELECT r.run_id FROM mill.run r WHERE r.line_no = p_line ORDER BY r.waste LIMIT 1
$$ LANGUAGE 'sql' STABLE;
CREATE FUNCTION mill.runs(p_line int) RETURNS TABLE (run int, tons numeric) AS $$
    SELECT r.run_id, r.tons FROM mill.run r WHERE r.line_no = p_line
$$ LANGUAGE 'sql' STABLE;
-- end
