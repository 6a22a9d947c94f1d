-- id: postgres_scripts_001
-- dialect: postgres
-- construct: script, cte, insert, update
-- reads: stage.customer, dwh.customer
-- writes: dwh.customer, dwh.customer_history
-- column: stage.customer.customer_no -> dwh.customer.customer_no direct
-- column: stage.customer.city -> dwh.customer.city direct
-- column: dwh.customer.customer_no -> dwh.customer_history.customer_no direct
-- column: dwh.customer.city -> dwh.customer_history.city direct
-- column: dwh.customer.customer_no -> dwh.customer_history.* join
-- column: stage.customer.customer_no -> dwh.customer_history.* join
-- column: dwh.customer.city -> dwh.customer_history.* filter
-- column: stage.customer.city -> dwh.customer_history.* filter
INSERT INTO dwh.customer_history (customer_no, city, closed_at)
SELECT c.customer_no, c.city, now()
FROM dwh.customer c
JOIN stage.customer s ON s.customer_no = c.customer_no
WHERE s.city IS DISTINCT FROM c.city;

INSERT INTO dwh.customer (customer_no, city)
SELECT customer_no, city FROM stage.customer
ON CONFLICT (customer_no) DO UPDATE SET city = EXCLUDED.city;
-- end

-- id: postgres_scripts_002
-- dialect: postgres
-- construct: temp_table, star, script
-- reads: a.visit, a.page
-- writes: b.visit
-- column: a.visit.visit_id -> b.visit.visit_id direct
-- column: a.page.title -> b.visit.title direct
-- column: a.visit.page_id -> b.visit.* join
-- column: a.page.page_id -> b.visit.* join
CREATE TEMP VIEW joined AS
SELECT v.visit_id, p.title FROM a.visit v LEFT JOIN a.page p ON p.page_id = v.page_id;
SELECT * INTO TEMP t1 FROM joined;
CREATE TABLE b.visit AS TABLE t1;
-- end

-- id: postgres_scripts_003
-- dialect: postgres
-- construct: aggregate, window, view
-- reads: shop.sale
-- writes: shop.v_sale
-- column: shop.sale.day -> shop.v_sale.day direct
-- column: shop.sale.eur -> shop.v_sale.eur direct
-- column: shop.sale.eur -> shop.v_sale.seven_days direct
-- column: shop.sale.day -> shop.v_sale.* group
-- column: shop.sale.day -> shop.v_sale.* window
-- column: shop.sale.kind -> shop.v_sale.* filter
CREATE VIEW shop.v_sale AS
WITH d AS (
    SELECT day, sum(eur) AS eur FROM shop.sale WHERE kind <> 'test' GROUP BY day
)
SELECT day, eur, avg(eur) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS seven_days FROM d;
-- end

-- id: postgres_scripts_004
-- dialect: postgres
-- construct: select, subquery
-- reads: hr.p, hr.g
-- column: hr.p.name -> <result>.name direct
-- column: hr.p.salary -> <result>.band direct
-- column: hr.p.salary -> <result>.* filter
-- column: hr.p.grade -> <result>.* filter
-- column: hr.g.grade -> <result>.* filter
-- column: hr.g.floor -> <result>.* filter
SELECT p.name,
       CASE WHEN p.salary > 100000 THEN width_bucket(p.salary, 100000, 200000, 5) ELSE 0 END AS band
FROM hr.p
WHERE (p.grade, p.salary) IN (SELECT g.grade, g.floor FROM hr.g);
-- end

-- id: postgres_scripts_005
-- dialect: postgres
-- construct: insert, ddl
-- writes: ref.state
INSERT INTO ref.state (code, label) VALUES ('a', 'active'), ('c', 'closed; not deleted'), ('x', $q$it's 'x'$q$);
-- end

-- id: postgres_scripts_006
-- dialect: postgres
-- construct: procedure, rename
-- reads: raw.tariff
-- writes: core.tariff
-- column: raw.tariff.zone -> core.tariff.zone direct
-- column: raw.tariff.eur -> core.tariff.eur direct
CREATE PROCEDURE core.rebuild_tariff() LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE core.tariff_next AS SELECT zone, eur FROM raw.tariff;
    ALTER TABLE IF EXISTS core.tariff RENAME TO tariff_prev;
    ALTER TABLE core.tariff_next RENAME TO tariff;
    DROP TABLE IF EXISTS core.tariff_prev;
END $$;
-- end

-- id: postgres_scripts_007
-- dialect: postgres
-- construct: select, using_join, star
-- schema: {"tables": {"m.a": ["id", "x"], "m.b": ["id", "y"], "m.c": ["id", "z"]}}
-- reads: m.a, m.b, m.c
-- column: m.a.id -> <result>.id direct
-- column: m.a.x -> <result>.x direct
-- column: m.b.y -> <result>.y direct
-- column: m.c.z -> <result>.z direct
-- column: m.a.id -> <result>.* join
-- column: m.b.id -> <result>.* join
-- column: m.c.id -> <result>.* join
SELECT * FROM m.a JOIN m.b USING (id) LEFT JOIN m.c USING (id);
-- end

-- id: postgres_scripts_008
-- dialect: postgres
-- construct: function, dynamic_sql
-- reads: log.entry
-- writes: log.entry_old
-- column: log.entry.id -> log.entry_old.id direct
-- column: log.entry.at -> log.entry_old.* filter
CREATE FUNCTION log.rotate() RETURNS void AS $$
DECLARE
    q text := 'INSERT INTO log.entry_old (id) ';
BEGIN
    q := q || 'SELECT id FROM log.entry WHERE at < $1';
    EXECUTE q USING now() - interval '1 month';
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_scripts_009
-- dialect: postgres
-- construct: union, recursive_cte, view
-- reads: net.device, net.cable
-- writes: net.v_reach
-- column: net.device.id -> net.v_reach.root direct
-- column: net.device.id -> net.v_reach.id direct
-- column: net.cable.to_id -> net.v_reach.id direct
-- column: net.device.is_root -> net.v_reach.* filter
-- column: net.cable.from_id -> net.v_reach.* join
-- column: net.device.id -> net.v_reach.* join
-- column: net.cable.to_id -> net.v_reach.* join
CREATE RECURSIVE VIEW net.v_reach (root, id) AS
SELECT d.id, d.id FROM net.device d WHERE d.is_root
UNION
SELECT r.root, c.to_id FROM net.cable c JOIN v_reach r ON c.from_id = r.id;
-- end

-- id: postgres_scripts_010
-- dialect: postgres
-- construct: comment, insert
-- reads: q.s
-- writes: q.t
-- column: q.s.a -> q.t.a direct
--/* not open
INSERT INTO q.t (a) /* ; */ SELECT a -- ;
FROM q.s
/* trailing; SELECT * FROM q.z */
-- end
