-- id: postgres_undeclared_variable_001
-- dialect: postgres
-- construct: cursor,update,function
-- kind: undeclared_variable
-- writes: yard.box
-- column: yard.box.box_no -> yard.box.* filter
CREATE FUNCTION yard.free_box(waiting refcursor) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    next_box int;
BEGIN
    FETCH waiting INTO next_box;
    UPDATE yard.box b SET is_free = true WHERE b.box_no = next_box;
END $$;
-- end
