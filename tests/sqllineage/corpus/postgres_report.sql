-- id: postgres_report_nested_joins
-- dialect: postgres
-- construct: view, join
-- reads: stock.depot, stock.parcel, stock.route
-- writes: rep.parcel_route
-- column: stock.depot.id -> rep.parcel_route.* join
-- column: stock.depot.town -> rep.parcel_route.town direct
-- column: stock.parcel.code -> rep.parcel_route.code direct
-- column: stock.parcel.id -> rep.parcel_route.* join
-- column: stock.parcel.weight -> rep.parcel_route.* filter
-- column: stock.route.depot_id -> rep.parcel_route.* join
-- column: stock.route.km -> rep.parcel_route.km direct
-- column: stock.route.parcel_id -> rep.parcel_route.* join
CREATE VIEW rep.parcel_route AS
 SELECT p.code,
    r.km,
    d.town
   FROM ((stock.parcel p
     JOIN stock.route r ON ((r.parcel_id = p.id)))
     LEFT JOIN stock.depot d ON ((d.id = r.depot_id)))
  WHERE (p.weight > 0);
-- end

-- id: postgres_report_foreign_key_actions
-- dialect: postgres
-- construct: ddl, script
-- reads: shop.bill
-- writes: shop.arch
-- column: shop.bill.no -> shop.arch.no direct
ALTER TABLE ONLY shop.bill
    ADD CONSTRAINT bill_cust FOREIGN KEY (cust) REFERENCES shop.cust(id) ON UPDATE CASCADE ON DELETE RESTRICT;
INSERT INTO shop.arch (no) SELECT no FROM shop.bill;
-- end

-- id: postgres_report_trigger_assignment
-- dialect: postgres
-- construct: function, trigger
-- writes: shop.log
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at = now();
  INSERT INTO shop.log (what) VALUES ('bill');
  RETURN NEW;
END $$;
-- end

-- id: postgres_report_nested_joins_deep
-- dialect: postgres
-- construct: insert, join, star
-- schema: {"tables": {"hr.person": ["id", "boss"], "hr.badge": ["person", "colour"], "hr.door": ["colour", "floor"], "hr.visit": ["person", "at"]}}
-- reads: hr.badge, hr.door, hr.person, hr.visit
-- writes: hr.seen
-- column: hr.badge.colour -> hr.seen.* join
-- column: hr.badge.person -> hr.seen.* join
-- column: hr.door.colour -> hr.seen.* join
-- column: hr.door.colour -> hr.seen.colour direct
-- column: hr.door.floor -> hr.seen.floor direct
-- column: hr.person.boss -> hr.seen.boss direct
-- column: hr.person.id -> hr.seen.* join
-- column: hr.visit.person -> hr.seen.* join
INSERT INTO hr.seen (boss, colour, floor)
SELECT w.boss, d.*
FROM (((hr.person w JOIN hr.visit v ON ((v.person = w.id))) JOIN hr.badge b ON ((b.person = w.id))) LEFT JOIN hr.door d ON ((d.colour = b.colour)));
-- end

-- id: postgres_report_change_in_sql_function
-- dialect: postgres
-- construct: function, cte, delete
-- reads: queue.job
-- writes: queue.job
-- column: queue.job.id -> <result>.id direct
-- column: queue.job.done -> <result>.* filter
-- column: queue.job.done -> queue.job.* filter
CREATE FUNCTION queue.purge() RETURNS TABLE (id bigint) LANGUAGE sql AS $$
WITH gone AS (DELETE FROM queue.job WHERE done RETURNING id)
SELECT g.id FROM gone g
$$;
-- end

-- id: postgres_report_change_in_temporary_table
-- dialect: postgres
-- construct: temp_table, cte, update
-- reads: stock.level, ops.fix
-- writes: stock.level, ops.fixed
-- column: ops.fix.qty -> stock.level.qty direct
-- column: ops.fix.sku -> stock.level.* filter
-- column: stock.level.sku -> stock.level.* filter
-- column: stock.level.sku -> ops.fixed.sku direct
-- column: ops.fix.sku -> ops.fixed.* filter
-- column: stock.level.sku -> ops.fixed.* filter
DO $$
BEGIN
    CREATE TEMP TABLE fixed AS
    WITH up AS (
        UPDATE stock.level l SET qty = f.qty FROM ops.fix f WHERE f.sku = l.sku RETURNING l.sku
    )
    SELECT up.sku FROM up;
    INSERT INTO ops.fixed (sku) SELECT x.sku FROM fixed x;
END $$;
-- end

-- id: postgres_report_change_before_insert_query
-- dialect: postgres
-- construct: insert, cte, delete
-- reads: crm.lead
-- writes: crm.lead, crm.lead_old
-- column: crm.lead.id -> crm.lead_old.id direct
-- column: crm.lead.closed_on -> crm.lead_old.* filter
-- column: crm.lead.closed_on -> crm.lead.* filter
INSERT INTO crm.lead_old (id)
WITH moved AS (DELETE FROM crm.lead WHERE closed_on < '2020-01-01' RETURNING id)
SELECT m.id FROM moved m;
-- end

-- id: postgres_report_return_query_update
-- dialect: postgres
-- construct: function, update
-- reads: lib.loan
-- writes: lib.loan
-- column: lib.loan.loan_id -> <result>.loan_id direct
-- column: lib.loan.due_on -> <result>.* filter
-- column: lib.loan.due_on -> lib.loan.* filter
CREATE FUNCTION lib.renew() RETURNS TABLE (loan_id bigint) LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY UPDATE lib.loan l SET renewed = true WHERE l.due_on < now() RETURNING l.loan_id;
END $$;
-- end

-- id: postgres_report_loop_over_deleted_rows
-- dialect: postgres
-- construct: procedure, delete, loop
-- reads: queue.mail
-- writes: queue.mail, queue.sent
-- column: queue.mail.mail_id -> queue.sent.mail_id direct
-- column: queue.mail.ready -> queue.sent.* filter
-- column: queue.mail.ready -> queue.mail.* filter
CREATE PROCEDURE queue.send() LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
    FOR r IN DELETE FROM queue.mail WHERE ready RETURNING mail_id LOOP
        INSERT INTO queue.sent (mail_id) VALUES (r.mail_id);
    END LOOP;
END $$;
-- end

-- id: postgres_report_casts_of_parameters
-- dialect: postgres
-- construct: insert
-- reads: raw.item
-- writes: core.item
-- column: raw.item.sku -> core.item.sku direct
INSERT INTO core.item (tenant, batch, sku)
SELECT $1::int,$2::int,i.sku FROM raw.item i;
-- end

-- id: postgres_report_row_of_cte
-- dialect: postgres
-- construct: select, cte, join, json
-- reads: net.link, net.page
-- column: net.link.link_id -> <result>.doc direct
-- column: net.link.url -> <result>.doc direct
-- column: net.link.link_id -> <result>.* join
-- column: net.page.link_id -> <result>.* join
WITH linked AS (SELECT link_id, url FROM net.link)
SELECT row_to_json(linked) AS doc
FROM net.page p JOIN linked ON linked.link_id = p.link_id;
-- end
