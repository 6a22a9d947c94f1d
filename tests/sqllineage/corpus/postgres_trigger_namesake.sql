-- id: postgres_trigger_namesake_001
-- dialect: postgres
-- construct: trigger,function,insert
-- kind: trigger_namesake
-- reads: person
-- writes: person_log
-- column: person.name -> person_log.name direct
CREATE FUNCTION log_person() RETURNS trigger AS $$
BEGIN
    INSERT INTO person_log (name) VALUES (NEW.name);
    RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER log_person AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION log_person();
-- end

-- id: postgres_trigger_namesake_002
-- dialect: postgres
-- construct: trigger,function,insert
-- kind: trigger_namesake
-- reads: zoo.animal
-- writes: zoo.animal_gone
-- column: zoo.animal.chip -> zoo.animal_gone.chip direct
CREATE TRIGGER keep_animal BEFORE DELETE ON zoo.animal FOR EACH ROW EXECUTE PROCEDURE keep_animal();
CREATE FUNCTION keep_animal() RETURNS trigger AS $$
BEGIN
    INSERT INTO zoo.animal_gone (chip) SELECT OLD.chip;
    RETURN OLD;
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_trigger_namesake_003
-- dialect: postgres
-- construct: trigger,function,update
-- kind: trigger_namesake
-- reads: shop.sale, shop.refund
-- writes: shop.stock
-- column: shop.sale.qty -> shop.stock.qty direct
-- column: shop.refund.qty -> shop.stock.qty direct
-- column: shop.stock.qty -> shop.stock.qty direct
-- column: shop.sale.sku -> shop.stock.* filter
-- column: shop.refund.sku -> shop.stock.* filter
-- column: shop.stock.sku -> shop.stock.* filter
CREATE FUNCTION shop.move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE shop.stock SET qty = qty - NEW.qty WHERE sku = NEW.sku;
    RETURN NULL;
END $$;
CREATE TRIGGER move_stock AFTER INSERT ON shop.sale FOR EACH ROW EXECUTE FUNCTION shop.move_stock();
CREATE TRIGGER move_stock AFTER INSERT ON shop.refund FOR EACH ROW EXECUTE FUNCTION shop.move_stock();
-- end

-- id: postgres_trigger_namesake_004
-- dialect: postgres
-- construct: trigger,function,insert
-- kind: trigger_namesake
-- reads: tide
-- writes: tide_peak
-- column: tide.level -> tide_peak.level direct
-- column: tide.level -> tide_peak.* filter
CREATE FUNCTION tide_peaks() RETURNS trigger AS $$
BEGIN
    INSERT INTO tide_peak (level) SELECT r.level FROM risen r WHERE r.level > 4;
    RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER tide_peaks AFTER INSERT ON tide REFERENCING NEW TABLE AS risen
FOR EACH STATEMENT EXECUTE FUNCTION tide_peaks();
-- end

-- id: postgres_trigger_namesake_005
-- dialect: postgres
-- construct: trigger,function,call
-- kind: trigger_namesake
-- reads: pump, valve
-- writes: pump_log, valve_log
-- column: pump.bar -> pump_log.bar direct
-- column: valve.mm -> valve_log.mm direct
CREATE FUNCTION note() RETURNS trigger AS $$
BEGIN INSERT INTO pump_log (bar) VALUES (NEW.bar); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE FUNCTION note_valve() RETURNS trigger AS $$
BEGIN INSERT INTO valve_log (mm) VALUES (NEW.mm); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER note AFTER UPDATE ON valve FOR EACH ROW EXECUTE FUNCTION note_valve();
CREATE TRIGGER note AFTER UPDATE ON pump FOR EACH ROW EXECUTE FUNCTION note();
-- end
