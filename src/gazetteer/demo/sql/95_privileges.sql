-- Who may do what: one user only reads, the others do what their application needs.
DO $database$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO lantern_harvester, lantern_webshop, lantern_till, lantern_etl,'
        ' lantern_dashboard, lantern_analyst_pricing, lantern_analyst_members', current_database());
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO lantern_etl, lantern_till, lantern_analyst_pricing,'
        ' lantern_analyst_members', current_database());
END
$database$;

GRANT USAGE ON SCHEMA collection, lending, finance, insight TO
    lantern_harvester, lantern_webshop, lantern_till, lantern_etl, lantern_dashboard, lantern_analyst_pricing,
    lantern_analyst_members;

GRANT SELECT ON ALL TABLES IN SCHEMA collection, lending, finance, insight TO
    lantern_harvester, lantern_etl, lantern_dashboard, lantern_analyst_pricing, lantern_analyst_members;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA collection, lending, finance, insight TO lantern_harvester;
ALTER DEFAULT PRIVILEGES FOR ROLE lantern_collection GRANT SELECT ON TABLES TO lantern_harvester;
ALTER DEFAULT PRIVILEGES FOR ROLE lantern_lending GRANT SELECT ON TABLES TO lantern_harvester;
ALTER DEFAULT PRIVILEGES FOR ROLE lantern_finance GRANT SELECT ON TABLES TO lantern_harvester;

GRANT SELECT ON ALL TABLES IN SCHEMA collection, lending TO lantern_webshop, lantern_till;
GRANT SELECT ON finance.tariff, finance.invoice, finance.payment TO lantern_webshop, lantern_till;
GRANT SELECT ON insight.loan_detail TO lantern_till;
GRANT INSERT, DELETE ON lending.reservation TO lantern_webshop, lantern_till;
GRANT UPDATE (contact_preferences, interests) ON lending.member TO lantern_webshop;
GRANT INSERT, DELETE ON lending."Lost & Found" TO lantern_till;
GRANT UPDATE (condition) ON lending.copy TO lantern_till;

GRANT INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA insight TO lantern_etl;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA insight, finance TO lantern_etl;
GRANT INSERT ON finance.ledger_entry TO lantern_etl;
GRANT UPDATE ON finance.fiscal_period TO lantern_etl;
GRANT CREATE ON SCHEMA insight TO lantern_etl, lantern_analyst_members, lantern_analyst_pricing;

-- Statistics of the whole server need a right that only an administrator of the server can give.
DO $statistics$
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_stat_statements')
        AND current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%' THEN
        CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public;
    END IF;
    GRANT pg_read_all_stats TO lantern_harvester;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE NOTICE 'statistics stay closed: %', SQLERRM;
END
$statistics$;

ANALYZE;
