-- id: postgres_variable_before_column_001
-- dialect: postgres
-- construct: function, insert
-- kind: variable_before_column
-- schema: {"tables": {"crm.ticket": ["id", "status"]}}
-- reads: crm.ticket
-- writes: crm.log
-- column: crm.ticket.id -> crm.log.id direct
-- column: crm.ticket.id -> crm.log.* filter
CREATE FUNCTION crm.note_status(status text, p_id int) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
  INSERT INTO crm.log (id, status) SELECT t.id, status FROM crm.ticket t WHERE t.id = p_id;
END $$;
-- end

-- id: postgres_variable_before_column_002
-- dialect: postgres
-- construct: function, insert
-- kind: variable_before_column
-- schema: {"tables": {"crm.ticket": ["id", "status"]}}
-- reads: crm.ticket
-- writes: crm.log
-- column: crm.ticket.id -> crm.log.id direct
-- column: crm.ticket.status -> crm.log.status direct
-- column: crm.ticket.id -> crm.log.* filter
CREATE FUNCTION crm.note_status(status text, p_id int) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO crm.log (id, status) SELECT t.id, status FROM crm.ticket t WHERE t.id = p_id;
END $$;
-- end

-- id: postgres_variable_before_column_003
-- dialect: postgres
-- construct: function, update, variable
-- kind: variable_before_column
-- schema: {"tables": {"app.users": ["id", "last_login", "comment"], "app.clock": ["curtime"]}}
-- reads: app.clock
-- writes: app.users
-- column: app.clock.curtime -> app.users.last_login direct
-- column: app.users.id -> app.users.* filter
CREATE FUNCTION app.stamp_user(id int, comment text) RETURNS void AS $$
#variable_conflict use_variable
DECLARE
  last_login timestamp;
BEGIN
  SELECT c.curtime INTO last_login FROM app.clock c;
  UPDATE app.users SET last_login = last_login, comment = comment WHERE users.id = stamp_user.id;
END;
$$ LANGUAGE plpgsql;
-- end

-- id: postgres_variable_before_column_004
-- dialect: postgres
-- construct: function, insert
-- kind: variable_before_column
-- schema: {"tables": {"app.users": ["id", "email"]}}
-- reads: app.users
-- writes: app.seen
-- column: app.users.email -> app.seen.email direct
-- column: app.users.id -> app.seen.* filter
CREATE FUNCTION app.see(email text, wanted int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO app.seen (email, asked) SELECT email, see.email FROM app.users WHERE id = wanted;
$$;
-- end
