-- id: postgres_trigger_rows_read_001
-- dialect: postgres
-- construct: trigger,insert,function
-- kind: trigger_rows_read
-- reads: crm.lead
-- writes: crm.signal
CREATE FUNCTION crm.lead_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.score > OLD.score THEN
    INSERT INTO crm.signal (kind) VALUES ('better');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lead_changed AFTER UPDATE ON crm.lead FOR EACH ROW EXECUTE FUNCTION crm.lead_changed();
-- end
