-- id: postgres_written_arguments_001
-- dialect: postgres
-- construct: function, trigger, insert, call
-- kind: arguments of a function that writes
-- reads: student
-- writes: log
-- column: student.id -> log.who direct
-- column: student.name -> log.what direct
CREATE FUNCTION lg(u int, t text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO log (who, what) VALUES (u, t);
END $$;
CREATE FUNCTION on_student() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lg(NEW.id, NEW.name);
  RETURN NEW;
END $$;
CREATE TRIGGER student_log AFTER INSERT ON student FOR EACH ROW EXECUTE FUNCTION on_student();
-- end

-- id: postgres_written_arguments_002
-- dialect: postgres
-- construct: function, select, insert, call
-- kind: arguments of a function that writes
-- reads: people
-- writes: seen
-- column: people.id -> seen.id direct
-- column: people.name -> seen.name direct
-- column: people.active -> seen.* filter
-- column: people.id -> <result>.remember direct
-- column: people.active -> <result>.* filter
CREATE FUNCTION remember(p_id int, p_name text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO seen (id, name) VALUES (p_id, p_name);
  RETURN p_id;
END $$;
SELECT remember(id, name) FROM people WHERE active;
-- end

-- id: postgres_written_arguments_003
-- dialect: postgres
-- construct: function, variable, insert, call
-- kind: arguments of a function that writes
-- reads: books
-- writes: seen, done
-- column: books.id -> seen.id direct
-- column: books.title -> seen.name direct
-- column: books.isbn -> seen.* filter
-- column: books.id -> done.id direct
-- column: books.isbn -> done.* filter
CREATE FUNCTION remember(p_id int, p_name text) RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO seen (id, name) VALUES (p_id, p_name);
  RETURN p_id;
END $$;
DO $$
DECLARE
  v int;
  k int;
  n text;
BEGIN
  SELECT id, title INTO k, n FROM books WHERE isbn = '1';
  v := remember(k, n);
  INSERT INTO done (id) VALUES (v);
END $$;
-- end
