-- id: postgres_estate_001
-- dialect: postgres
-- construct: procedure, temp_table, variable, script
-- reads: landing.shipment, core.carrier, etl.bookmark
-- writes: core.shipment, etl.bookmark
-- column: landing.shipment.tracking_no -> core.shipment.tracking_no direct
-- column: core.carrier.carrier_id -> core.shipment.carrier_id direct
-- column: landing.shipment.weight_g -> core.shipment.weight_kg direct
-- column: landing.shipment.carrier_code -> core.shipment.* join
-- column: core.carrier.code -> core.shipment.* join
-- column: landing.shipment.received_at -> core.shipment.* filter
-- column: etl.bookmark.position -> core.shipment.* filter
-- column: etl.bookmark.feed -> core.shipment.* filter
-- column: landing.shipment.tracking_no -> core.shipment.* group
-- column: landing.shipment.carrier_code -> core.shipment.* group
-- column: landing.shipment.received_at -> etl.bookmark.position direct
-- column: etl.bookmark.feed -> etl.bookmark.* filter
-- column: landing.shipment.received_at -> etl.bookmark.* filter
-- column: etl.bookmark.position -> etl.bookmark.* filter
CREATE OR REPLACE PROCEDURE core.load_shipment(INOUT p_rows bigint DEFAULT 0)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = core, pg_temp
AS $procedure$
<<main>>
DECLARE
    v_from etl.bookmark.position%TYPE;
    v_to   timestamptz;
BEGIN
    SELECT b.position INTO v_from FROM etl.bookmark b WHERE b.feed = 'shipment' FOR UPDATE;
    v_to := (SELECT max(s.received_at) FROM landing.shipment s WHERE s.received_at > v_from);

    CREATE TEMP TABLE fresh ON COMMIT DROP AS
    SELECT s.tracking_no, s.carrier_code, max(s.weight_g) AS weight_g
    FROM landing.shipment s
    WHERE s.received_at > v_from
    GROUP BY s.tracking_no, s.carrier_code;

    INSERT INTO core.shipment AS t (tracking_no, carrier_id, weight_kg)
    SELECT f.tracking_no, c.carrier_id, f.weight_g / 1000.0
    FROM fresh f
    JOIN core.carrier c ON c.code = f.carrier_code
    ON CONFLICT (tracking_no) DO UPDATE
        SET carrier_id = excluded.carrier_id, weight_kg = excluded.weight_kg;
    GET DIAGNOSTICS p_rows = ROW_COUNT;

    UPDATE etl.bookmark SET position = v_to WHERE feed = 'shipment';
END main;
$procedure$;
-- end

-- id: postgres_estate_002
-- dialect: postgres
-- construct: function, loop, dynamic_sql
-- reads: pg_catalog.pg_tables
-- dropped: 1
CREATE FUNCTION ops.drop_old() RETURNS int LANGUAGE plpgsql AS $fn$
DECLARE
    t record;
    n int := 0;
BEGIN
    FOR t IN SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = 'scratch' LOOP
        EXECUTE format('DROP TABLE scratch.%I', t.tablename);
        n := n + 1;
    END LOOP;
    RETURN n;
END;
$fn$;
-- end

-- id: postgres_estate_003
-- dialect: postgres
-- construct: view, using_join, aggregate, cte
-- schema: {"tables": {"film.film": ["film_id", "title", "rating"], "film.inventory": ["inventory_id", "film_id", "store_id"], "film.rental": ["rental_id", "inventory_id", "returned_at"]}}
-- reads: film.film, film.inventory, film.rental
-- writes: film.v_popular
-- column: film.film.title -> film.v_popular.title direct
-- column: film.film.rating -> film.v_popular.rating direct
-- column: film.inventory.film_id -> film.v_popular.* join
-- column: film.film.film_id -> film.v_popular.* join
-- column: film.inventory.inventory_id -> film.v_popular.* join
-- column: film.rental.inventory_id -> film.v_popular.* join
-- column: film.film.title -> film.v_popular.* group
-- column: film.film.rating -> film.v_popular.* group
-- column: film.rental.returned_at -> film.v_popular.* filter
CREATE VIEW film.v_popular AS
SELECT title, rating, count(*) AS rentals
FROM film.film JOIN film.inventory USING (film_id) JOIN film.rental USING (inventory_id)
WHERE returned_at IS NOT NULL
GROUP BY 1, 2
HAVING count(*) >= 10;
-- end

-- id: postgres_estate_004
-- dialect: postgres
-- construct: insert, cte, update, delete
-- reads: app.inbox
-- writes: app.inbox, app.done, app.stat
-- column: app.inbox.id -> app.done.id direct
-- column: app.inbox.kind -> app.stat.kind direct
-- column: app.inbox.kind -> app.stat.* group
-- column: app.inbox.ready -> app.inbox.* filter
-- column: app.inbox.ready -> app.done.* filter
-- column: app.inbox.ready -> app.stat.* filter
WITH taken AS (
    DELETE FROM app.inbox WHERE ready RETURNING id, kind
), stored AS (
    INSERT INTO app.done (id) SELECT id FROM taken
)
INSERT INTO app.stat (kind, n) SELECT kind, count(*) FROM taken GROUP BY kind;
-- end
