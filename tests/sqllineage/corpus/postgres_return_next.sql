-- id: postgres_return_next_001
-- dialect: postgres
-- construct: function, loop
-- kind: return_next
-- reads: fleet.boat
-- column: fleet.boat.reg_no -> <result>.boat direct
-- column: fleet.boat.length_m -> <result>.metres direct
-- column: fleet.boat.moored -> <result>.* filter
CREATE OR REPLACE FUNCTION fleet.moored_boats() RETURNS TABLE (boat text, metres numeric) AS $$
BEGIN
    FOR boat, metres IN
        SELECT b.reg_no, b.length_m FROM fleet.boat b WHERE b.moored
    LOOP
        RETURN NEXT;
    END LOOP;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: postgres_return_next_002
-- dialect: postgres
-- construct: function, loop, insert, script
-- kind: return_next
-- schema: {"tables": {"farm.hive": ["hive_id", "queen", "frames"]}}
-- reads: farm.hive
-- writes: farm.hive_copy
-- column: farm.hive.hive_id -> <result>.hive_id direct
-- column: farm.hive.queen -> <result>.queen direct
-- column: farm.hive.frames -> <result>.frames direct
-- column: farm.hive.frames -> <result>.* filter
-- column: farm.hive.hive_id -> farm.hive_copy.id direct
-- column: farm.hive.queen -> farm.hive_copy.queen direct
-- column: farm.hive.frames -> farm.hive_copy.* filter
CREATE FUNCTION farm.big_hives(p_min int) RETURNS SETOF farm.hive LANGUAGE plpgsql STABLE AS $fn$
DECLARE
    r farm.hive%ROWTYPE;
BEGIN
    FOR r IN SELECT * FROM farm.hive h WHERE h.frames >= p_min LOOP
        RETURN NEXT r;
    END LOOP;
    RETURN;
END
$fn$;
INSERT INTO farm.hive_copy (id, queen) SELECT b.hive_id, b.queen FROM farm.big_hives(8) b;
-- end

-- id: postgres_return_next_003
-- dialect: postgres
-- construct: function, dynamic_sql
-- kind: return_next
-- reads: tax.parcel, tax.owner
-- column: tax.parcel.parcel_no -> <result>.lot direct
-- column: tax.owner.full_name -> <result>.holder direct
-- column: tax.owner.owner_id -> <result>.* join
-- column: tax.parcel.owner_id -> <result>.* join
-- column: tax.parcel.zone -> <result>.* filter
-- column: tax.parcel.parcel_no -> <result>.* sort
CREATE OR REPLACE FUNCTION tax.lots(p_zone text)
RETURNS TABLE (lot varchar, holder text) AS $body$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT p.parcel_no, o.full_name FROM tax.parcel p '
        || 'JOIN tax.owner o ON o.owner_id = p.owner_id WHERE p.zone = $1 ORDER BY p.parcel_no'
        USING p_zone;
END
$body$ LANGUAGE plpgsql;
-- end

-- id: postgres_return_next_004
-- dialect: postgres
-- construct: function, loop, variable
-- kind: return_next
-- reads: solar.panel, solar.price
-- column: solar.panel.panel_no -> <result>.panel direct
-- column: solar.panel.kwh -> <result>.worth direct
-- column: solar.price.eur -> <result>.worth direct
-- column: solar.price.valid_on -> <result>.* filter
CREATE FUNCTION solar.worth(p_day date, OUT panel int, OUT worth numeric) RETURNS SETOF record AS $$
DECLARE
    rec record;
    v_eur numeric;
BEGIN
    SELECT p.eur INTO v_eur FROM solar.price p WHERE p.valid_on = p_day;
    FOR rec IN SELECT s.panel_no, s.kwh FROM solar.panel s LOOP
        panel := rec.panel_no;
        worth := rec.kwh * v_eur;
        RETURN NEXT;
    END LOOP;
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_return_next_005
-- dialect: postgres
-- construct: function, dynamic_sql, ctas, script
-- kind: return_next
-- reads: note.entry
-- writes: note.digest
-- column: note.entry.author_id -> <result>.writer direct
-- column: note.entry.id -> <result>.entries direct
-- column: note.entry.author_id -> <result>.* group
-- column: note.entry.written -> <result>.* filter
-- column: note.entry.author_id -> note.digest.writer direct
-- column: note.entry.id -> note.digest.entries direct
-- column: note.entry.author_id -> note.digest.* group
-- column: note.entry.written -> note.digest.* filter
CREATE FUNCTION note.per_writer(p_since date) RETURNS TABLE (writer int, entries bigint) LANGUAGE plpgsql AS $$
DECLARE
    q text := 'SELECT e.author_id, count(e.id) FROM note.entry e';
BEGIN
    q := q || ' WHERE e.written >= $1 GROUP BY e.author_id';
    RETURN QUERY EXECUTE q USING p_since;
END;
$$;
CREATE TABLE note.digest AS SELECT w.writer, w.entries FROM note.per_writer('2024-01-01') w;
-- end
