-- The log. A row is the canonical text of one version of an entry (payload) and its link in the
-- plant's hash chain; every other column is computed from the payload by the database, so that no
-- column can say anything else than what is hashed.

-- Fixed-width UTC text to an instant. Immutable, as a generated column needs it: neither the
-- session's time zone nor its date style has a say.
create function utc_instant(text) returns timestamptz
  language sql immutable strict parallel safe
  return make_timestamp(
    substr($1, 1, 4)::integer, substr($1, 6, 2)::integer, substr($1, 9, 2)::integer,
    substr($1, 12, 2)::integer, substr($1, 15, 2)::integer, substr($1, 18, 9)::double precision)
    at time zone 'UTC';

-- Letters and digits with blanks in place of all else: FIT-101.PV, WO-2026-00123 and CL2_RES_EFF
-- become words that can be found by their pieces, which the language's own rules do not allow.
create function pieces(text) returns text
  language sql immutable strict parallel safe
  return lower(regexp_replace($1, '[^[:alnum:]]+', ' ', 'g'));

create table log_entry (
  chain           text   not null,
  seq             bigint not null,
  payload         text   not null,
  prev_hash       bytea  not null,
  hash            bytea  not null,

  entry_id        uuid    not null generated always as ((payload::jsonb ->> 'entry_id')::uuid) stored,
  plant_id        text    not null generated always as (payload::jsonb ->> 'plant_id') stored,
  root_id         uuid    not null generated always as ((payload::jsonb ->> 'root_id')::uuid) stored,
  version         integer not null generated always as ((payload::jsonb ->> 'version')::integer) stored,
  entry_type      text    not null generated always as (payload::jsonb ->> 'entry_type') stored,
  actor_kind      text    not null generated always as (payload::jsonb ->> 'actor_kind') stored,
  operator_id     text    not null generated always as (payload::jsonb ->> 'operator_id') stored,
  occurred_at     timestamptz not null
                  generated always as (utc_instant(payload::jsonb ->> 'occurred_at')) stored,
  source_event_id text    generated always as (payload::jsonb ->> 'source_event_id') stored,
  search          tsvector not null generated always as (
                    setweight(to_tsvector('english', coalesce(payload::jsonb ->> 'title', '')), 'A')
                    || setweight(to_tsvector('english', payload::jsonb ->> 'body'), 'B')) stored,
  search_id       tsvector not null generated always as (to_tsvector('simple', pieces(
                    coalesce(payload::jsonb ->> 'title', '') || ' ' || (payload::jsonb ->> 'body')
                    || ' ' || coalesce(payload::jsonb ->> 'area', '')
                    || ' ' || (payload::jsonb ->> 'operator_name')
                    || ' ' || (payload::jsonb ->> 'tags')
                    || ' ' || jsonb_path_query_array(payload::jsonb, '$.refs[*].id')::text
                    || ' ' || jsonb_path_query_array(payload::jsonb, '$.refs[*].label ? (@ != null)')::text))) stored,

  -- for people and reports; nothing is stored for these
  title           text    generated always as (payload::jsonb ->> 'title') virtual,
  body            text    generated always as (payload::jsonb ->> 'body') virtual,
  area            text    generated always as (payload::jsonb ->> 'area') virtual,
  operator_name   text    generated always as (payload::jsonb ->> 'operator_name') virtual,
  change_kind     text    generated always as (payload::jsonb ->> 'change_kind') virtual,
  change_reason   text    generated always as (payload::jsonb ->> 'change_reason') virtual,
  late            boolean generated always as ((payload::jsonb ->> 'late')::boolean) virtual,
  must_read       boolean generated always as ((payload::jsonb ->> 'must_read')::boolean) virtual,
  metadata        jsonb   generated always as (payload::jsonb -> 'metadata') virtual,

  primary key (chain, seq),
  unique (entry_id),
  unique (root_id, version),
  unique (plant_id, source_event_id),
  check (chain = plant_id),
  check ((version = 1) = (root_id = entry_id))
);
create index ix_log_entry_occurred on log_entry (plant_id, occurred_at);
create index ix_log_entry_operator on log_entry (plant_id, operator_id, seq);
create index ix_log_entry_search on log_entry using gin (search);
create index ix_log_entry_search_id on log_entry using gin (search_id);

-- What entries point to, for finding them by it; written by the database alone.
create table entry_ref (
  entry_id uuid    not null references log_entry (entry_id),
  position integer not null,
  ref_type text    not null,
  ref_id   text    not null,
  label    text,
  primary key (entry_id, position)
);
create index ix_entry_ref_target on entry_ref (ref_type, ref_id);

create function list_refs() returns trigger
  language plpgsql security definer set search_path from current as $$
begin
  insert into entry_ref (entry_id, position, ref_type, ref_id, label)
    select new.entry_id, item.position, item.ref ->> 'type', item.ref ->> 'id', item.ref ->> 'label'
    from jsonb_array_elements(new.payload::jsonb -> 'refs') with ordinality as item (ref, position);
  return null;
end $$;

create trigger log_entry_link before insert on log_entry
  for each row execute function chain_link();
create trigger log_entry_refs after insert on log_entry
  for each row execute function list_refs();
create trigger log_entry_forbid before update or delete or truncate on log_entry
  for each statement execute function chain_forbid();
create trigger entry_ref_forbid before update or delete or truncate on entry_ref
  for each statement execute function chain_forbid();

revoke insert, update, delete, truncate on log_entry, entry_ref from "${app_role}";
grant insert (chain, payload) on log_entry to "${app_role}";
