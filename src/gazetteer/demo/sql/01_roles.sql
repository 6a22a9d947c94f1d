-- Three owners that cannot sign in, and the users of the business. Passwords are set by the loader, never here.
DO $roles$
DECLARE
    is_superuser boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['lantern_collection', 'lantern_lending', 'lantern_finance'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
        IF NOT is_superuser THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
        END IF;
    END LOOP;
    FOREACH role_name IN ARRAY ARRAY[
        'lantern_harvester', 'lantern_webshop', 'lantern_till', 'lantern_etl',
        'lantern_dashboard', 'lantern_analyst_pricing', 'lantern_analyst_members'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role_name);
        END IF;
    END LOOP;
END
$roles$;

CREATE SCHEMA collection AUTHORIZATION lantern_collection;
CREATE SCHEMA lending AUTHORIZATION lantern_lending;
CREATE SCHEMA finance AUTHORIZATION lantern_finance;
CREATE SCHEMA insight AUTHORIZATION lantern_finance;

COMMENT ON SCHEMA collection IS 'What Lantern can lend: works, their editions, and who made them.';
COMMENT ON SCHEMA lending IS 'Branches, members, copies, and every loan of a copy to a member.';
COMMENT ON SCHEMA finance IS 'Tariffs, invoices, payments, and the ledger they are posted to.';
COMMENT ON SCHEMA insight IS 'Figures derived from the other schemas by nightly jobs; nothing here is entered by hand.';

-- The owners refer to each other's tables, so that keys and views may cross schemas.
GRANT USAGE ON SCHEMA collection TO lantern_lending, lantern_finance;
GRANT USAGE ON SCHEMA lending TO lantern_collection, lantern_finance;
GRANT USAGE ON SCHEMA finance TO lantern_lending;
GRANT USAGE ON SCHEMA insight TO lantern_lending;
