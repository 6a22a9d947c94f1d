-- id: oracle_into_trigger_row_001
-- dialect: oracle
-- construct: trigger
-- kind: into_trigger_row
-- reads: geo.city, crm.client
-- writes: crm.client
-- column: geo.city.region -> crm.client.region direct
-- column: geo.city.city_no -> crm.client.* filter
-- column: crm.client.city_no -> crm.client.* filter
CREATE OR REPLACE TRIGGER crm.client_bi BEFORE INSERT OR UPDATE ON crm.client FOR EACH ROW
BEGIN
  SELECT c.region INTO :NEW.region FROM geo.city c WHERE c.city_no = :NEW.city_no;
END;
/
-- end

-- id: oracle_into_trigger_row_002
-- dialect: oracle
-- construct: trigger,variable
-- kind: into_trigger_row
-- reads: geo.city, crm.client
-- writes: crm.client
-- column: geo.city.region -> crm.client.region direct
-- column: geo.city.land -> crm.client.land direct
-- column: geo.city.city_no -> crm.client.* filter
-- column: crm.client.city_no -> crm.client.* filter
-- column: crm.client.first_name -> crm.client.full_name direct
-- column: crm.client.last_name -> crm.client.full_name direct
CREATE OR REPLACE TRIGGER crm.client_bu BEFORE UPDATE ON crm.client
REFERENCING NEW AS n OLD AS o FOR EACH ROW
BEGIN
  SELECT c.region, c.land INTO :n.region, :n.land FROM geo.city c WHERE c.city_no = :n.city_no;
  :n.full_name := :n.first_name || ' ' || :n.last_name;
END;
/
-- end
