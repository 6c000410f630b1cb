-- Roles and schemas of the five services. Run by a superuser in the database `penstock`; may be run again.
--
-- Per service <name>: role <name>_owner owns the schema <name> and migrates it; role <name> is what the
-- service works as: it reads and writes rows of that schema, has temporary tables, and nothing else. It is
-- no owner, so what a migration revokes (UPDATE and DELETE on an audit table) it cannot grant itself again.
-- For other schemas than those five: SET penstock.services = 'one,another'; before it.
--
-- The passwords below are the local plant's. Anywhere else, set your own right after running this file:
--   ALTER ROLE alert PASSWORD '...'; ALTER ROLE alert_owner PASSWORD '...';

DO $$
DECLARE
  service text;
  owner_role text;
BEGIN
  FOREACH service IN ARRAY string_to_array(
    coalesce(current_setting('penstock.services', true), 'scada,alert,cmms,compliance,elog'), ',')
  LOOP
    owner_role := service || '_owner';

    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = owner_role) THEN
      EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', owner_role, owner_role);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
      EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', service, service);
    END IF;

    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, owner_role);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, service);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I, %I', current_database(), service, owner_role);
    -- Temporary tables: where rows in bulk are gathered before they are merged.
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), service);
    EXECUTE format('ALTER ROLE %I SET search_path = %I', service, service);
    EXECUTE format('ALTER ROLE %I SET search_path = %I', owner_role, service);

    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I'
      ' GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', owner_role, service, service);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I'
      ' GRANT USAGE, SELECT ON SEQUENCES TO %I', owner_role, service, service);
  END LOOP;

  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
END
$$;
