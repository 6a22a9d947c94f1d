-- id: postgres_legacy_001
-- dialect: postgres
-- construct: trigger, function, script
-- reads: shop.price
-- writes: shop.price_log
-- column: shop.price.sku -> shop.price_log.sku direct
-- column: shop.price.eur -> shop.price_log.eur direct
CREATE FUNCTION shop.log_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    INSERT INTO shop.price_log (sku, eur, at) VALUES (NEW.sku, NEW.eur, now());
    RETURN NEW;
END $$;
CREATE TRIGGER price_log AFTER INSERT OR UPDATE ON shop.price FOR EACH ROW EXECUTE FUNCTION shop.log_price();
-- end

-- id: postgres_legacy_002
-- dialect: postgres
-- construct: function, loop, temp_table
-- reads: raw.edge
-- writes: mart.component
-- column: raw.edge.a -> mart.component.node direct
-- column: raw.edge.b -> mart.component.node direct
-- column: raw.edge.a -> mart.component.* join
-- column: raw.edge.b -> mart.component.* join
-- column: raw.edge.a -> mart.component.* filter
CREATE OR REPLACE FUNCTION mart.spread(p_start int) RETURNS void AS $$
DECLARE
    n int;
BEGIN
    CREATE TEMP TABLE seen (node int) ON COMMIT DROP;
    INSERT INTO seen SELECT a FROM raw.edge WHERE a = p_start;
    LOOP
        INSERT INTO seen (node)
        SELECT e.b FROM raw.edge e JOIN seen s ON s.node = e.a;
        GET DIAGNOSTICS n = ROW_COUNT;
        EXIT WHEN n = 0;
    END LOOP;
    DELETE FROM mart.component;
    INSERT INTO mart.component (node) SELECT DISTINCT node FROM seen;
END $$ LANGUAGE plpgsql;
-- end

-- id: postgres_legacy_003
-- dialect: postgres
-- construct: procedure, function, call
-- reads: s.raw
-- writes: s.out
-- column: s.raw.x -> s.out.x direct
CREATE FUNCTION s.copy_it() RETURNS void AS '
BEGIN
    INSERT INTO s.out (x) SELECT x FROM s.raw WHERE ''a'' = ''a'';
END;
' LANGUAGE plpgsql;
SELECT s.copy_it();
-- end

-- id: postgres_legacy_004
-- dialect: postgres
-- construct: function, variable
-- reads: cfg.param, led.entry
-- writes: led.closing
-- column: led.entry.acc -> led.closing.acc direct
-- column: led.entry.eur -> led.closing.eur direct
-- column: cfg.param.val -> led.closing.rate direct
-- column: cfg.param.key -> led.closing.* filter
-- column: led.entry.acc -> led.closing.* group
CREATE FUNCTION led.close_year(y int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    rate numeric := (SELECT val FROM cfg.param WHERE key = 'rate');
    acc_row record;
    done int := 0;
BEGIN
    FOR acc_row IN
        SELECT acc, sum(eur) AS eur FROM led.entry GROUP BY acc
    LOOP
        CONTINUE WHEN acc_row.eur = 0;
        INSERT INTO led.closing (acc, eur, rate) VALUES (acc_row.acc, acc_row.eur, rate);
        done := done + 1;
    END LOOP;
    RETURN done;
END $$;
-- end

-- id: postgres_legacy_005
-- dialect: postgres
-- construct: comment, script, rename
-- reads: public.a_new, public.a
-- writes: public.a_old, public.a
\set ON_ERROR_STOP on
BEGIN;
LOCK TABLE public.a IN ACCESS EXCLUSIVE MODE;
ALTER TABLE public.a RENAME TO a_old;
ALTER TABLE public.a_new RENAME TO a;
ALTER INDEX public.a_new_pkey RENAME TO a_pkey;
ALTER TABLE public.a RENAME COLUMN x TO y;
ALTER TABLE public.a RENAME CONSTRAINT c1 TO c2;
COMMIT;
-- end
