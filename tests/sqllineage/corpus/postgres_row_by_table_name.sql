-- id: postgres_row_by_table_name_001
-- dialect: postgres
-- construct: insert, json
-- kind: row_by_table_name
-- reads: fin.payment
-- writes: fin.audit
-- column: fin.payment.* -> fin.audit.row_data direct
-- column: fin.payment.paid_on -> fin.audit.* filter
INSERT INTO fin.audit (what, row_data) SELECT 'payment', to_jsonb(payment) FROM fin.payment WHERE paid_on < now();
-- end

-- id: postgres_row_by_table_name_002
-- dialect: postgres
-- construct: select, json, aggregate
-- kind: row_by_table_name
-- reads: web.menu
-- column: web.menu.* -> <result>.row_to_json direct
-- column: web.menu.parent -> <result>.* filter
SELECT row_to_json(menu) FROM web.menu WHERE parent IS NULL;
-- end

-- id: postgres_row_by_table_name_003
-- dialect: postgres
-- construct: update, cte, insert, json
-- kind: row_by_table_name
-- reads: ws.workspace
-- writes: ws.workspace, ws.history
-- column: ws.workspace.* -> ws.history.doc direct
-- column: ws.workspace.id -> ws.workspace.* filter
-- column: ws.workspace.id -> ws.history.* filter
WITH changed AS (
  UPDATE ws.workspace SET closed = true WHERE id = 7 RETURNING to_jsonb(workspace) AS doc
)
INSERT INTO ws.history (doc) SELECT doc FROM changed;
-- end

-- id: postgres_row_by_table_name_004
-- dialect: postgres
-- construct: join, json, aggregate, select
-- kind: row_by_table_name
-- reads: bill.invoice, bill.line
-- column: bill.invoice.no -> <result>.no direct
-- column: bill.line.* -> <result>.lines direct
-- column: bill.line.invoice_no -> <result>.* join
-- column: bill.invoice.no -> <result>.* join
-- column: bill.invoice.no -> <result>.* group
-- column: bill.line.pos -> <result>.* sort
SELECT invoice.no, json_agg(line ORDER BY line.pos) AS lines
FROM bill.invoice JOIN bill.line ON line.invoice_no = invoice.no GROUP BY invoice.no;
-- end

-- id: postgres_row_by_table_name_005
-- dialect: postgres
-- construct: select, join
-- kind: row_by_table_name
-- schema: {"tables": {"geo.country": ["id", "country"], "geo.city": ["id", "city", "country_id"]}}
-- reads: geo.country, geo.city
-- column: geo.country.country -> <result>.country direct
-- column: geo.city.city -> <result>.city direct
-- column: geo.city.country_id -> <result>.* join
-- column: geo.country.id -> <result>.* join
SELECT country, city FROM geo.city JOIN geo.country ON city.country_id = country.id;
-- end
