-- id: postgres_trigger_fields_001
-- dialect: postgres
-- construct: trigger, function, update
-- kind: trigger_fields
-- reads: yard.crane, yard.lift
-- writes: yard.crane_load, yard.lift
-- column: yard.lift.tons -> yard.crane_load.tons direct
-- column: yard.crane_load.tons -> yard.crane_load.tons direct
-- column: yard.crane_load.day -> yard.crane_load.* filter
-- column: yard.lift.day -> yard.crane_load.* filter
-- column: yard.crane.label -> yard.lift.crane_label direct
-- column: yard.crane.crane_id -> yard.lift.* filter
-- column: yard.lift.crane_id -> yard.lift.* filter
CREATE FUNCTION yard.fill_crane() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT c.label INTO NEW.crane_label FROM yard.crane c WHERE c.crane_id = NEW.crane_id;
    UPDATE yard.crane_load SET tons = tons + NEW.tons WHERE day = NEW.day;
    RETURN NEW;
END $$;
CREATE TRIGGER lift_bi BEFORE INSERT ON yard.lift
FOR EACH ROW EXECUTE FUNCTION yard.fill_crane();
-- end

-- id: postgres_trigger_fields_002
-- dialect: postgres
-- construct: trigger, function, insert
-- kind: trigger_fields
-- reads: inn.room, inn.booking
-- writes: inn.booking_log, inn.booking
-- column: inn.booking.booking_no -> inn.booking_log.booking_no direct
-- column: inn.room.title -> inn.booking_log.room direct
-- column: inn.room.room_id -> inn.booking_log.* filter
-- column: inn.booking.room_id -> inn.booking_log.* filter
-- column: inn.room.title -> inn.booking.room_title direct
-- column: inn.room.room_id -> inn.booking.* filter
-- column: inn.booking.room_id -> inn.booking.* filter
CREATE OR REPLACE FUNCTION inn.note_booking() RETURNS trigger AS $$
BEGIN
    SELECT r.title INTO STRICT NEW.room_title FROM inn.room r WHERE r.room_id = NEW.room_id;
    INSERT INTO inn.booking_log (booking_no, room, at)
    VALUES (NEW.booking_no, NEW.room_title, now());
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER booking_note BEFORE INSERT OR UPDATE ON inn.booking
FOR EACH ROW EXECUTE PROCEDURE inn.note_booking();
-- end

-- id: postgres_trigger_fields_003
-- dialect: postgres
-- construct: trigger, function, star
-- kind: trigger_fields
-- schema: {"tables": {"hr.wage": ["wage_id", "emp_no", "eur"], "hr.wage_hist": ["old_eur", "wage_id", "emp_no", "eur", "changed"]}}
-- reads: hr.wage
-- writes: hr.wage_hist
-- column: hr.wage.eur -> hr.wage_hist.old_eur direct
-- column: hr.wage.eur -> hr.wage_hist.eur direct
-- column: hr.wage.wage_id -> hr.wage_hist.wage_id direct
-- column: hr.wage.emp_no -> hr.wage_hist.emp_no direct
CREATE FUNCTION hr.keep_wage() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF NEW.eur IS DISTINCT FROM OLD.eur THEN
        INSERT INTO hr.wage_hist VALUES (OLD.eur, NEW.*, clock_timestamp());
    END IF;
    RETURN NULL;
END
$body$;
CREATE TRIGGER wage_au AFTER UPDATE ON hr.wage FOR EACH ROW EXECUTE FUNCTION hr.keep_wage();
-- end

-- id: postgres_trigger_fields_004
-- dialect: postgres
-- construct: trigger, function, star
-- kind: trigger_fields
-- reads: zoo.animal
-- writes: zoo.animal_audit
-- column: zoo.animal.* -> zoo.animal_audit.* direct
CREATE OR REPLACE FUNCTION zoo.audit_animal() RETURNS TRIGGER AS $$
BEGIN
    IF (TG_OP = 'DELETE') THEN
        INSERT INTO zoo.animal_audit SELECT 'D', now(), current_user, OLD.*;
    ELSE
        INSERT INTO zoo.animal_audit SELECT left(TG_OP, 1), now(), current_user, NEW.*;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER animal_audit AFTER INSERT OR UPDATE OR DELETE ON zoo.animal
FOR EACH ROW EXECUTE FUNCTION zoo.audit_animal();
-- end

-- id: postgres_trigger_fields_005
-- dialect: postgres
-- construct: trigger, function, insert
-- kind: trigger_fields
-- reads: shop.line, shop.vat
-- writes: shop.line_total, shop.line
-- column: shop.line.line_id -> shop.line_total.line_id direct
-- column: shop.line.qty -> shop.line_total.net direct
-- column: shop.line.price -> shop.line_total.net direct
-- column: shop.line.qty -> shop.line_total.gross direct
-- column: shop.line.price -> shop.line_total.gross direct
-- column: shop.vat.pct -> shop.line_total.gross direct
-- column: shop.vat.land -> shop.line_total.* filter
-- column: shop.line.land -> shop.line_total.* filter
-- column: shop.line.qty -> shop.line.net direct
-- column: shop.line.price -> shop.line.net direct
-- column: shop.line.qty -> shop.line.gross direct
-- column: shop.line.price -> shop.line.gross direct
-- column: shop.vat.pct -> shop.line.gross direct
-- column: shop.vat.land -> shop.line.* filter
-- column: shop.line.land -> shop.line.* filter
CREATE FUNCTION shop.total_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v_pct numeric;
BEGIN
    NEW.net := NEW.qty * NEW.price;
    SELECT v.pct INTO v_pct FROM shop.vat v WHERE v.land = NEW.land;
    NEW.gross := NEW.net * (1 + v_pct);
    INSERT INTO shop.line_total (line_id, net, gross) VALUES (NEW.line_id, NEW.net, NEW.gross);
    RETURN NEW;
END $$;
CREATE TRIGGER line_total BEFORE INSERT ON shop.line FOR EACH ROW EXECUTE FUNCTION shop.total_line();
-- end
