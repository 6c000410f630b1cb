-- Who changed what about the sources and their tags. Only ever grows.
create table source_change (
  id          uuid        primary key,
  at          timestamptz not null,
  actor       jsonb       not null,
  act         text        not null check (act in ('ADDED', 'REPLACED', 'REMOVED', 'IMPORTED', 'RESTARTED', 'PAUSED', 'RESUMED', 'NOT_DONE')),
  subject     text        not null,
  detail      text        not null,
  -- later than `at` when the database was away
  recorded_at timestamptz not null default now()
);
create index ix_source_change_at on source_change (at, id);

revoke update, delete, truncate on source_change from "${app_role}";
create trigger source_change_only_grows before update or delete on source_change
  for each row execute function chain_forbid();
create trigger source_change_is_never_emptied before truncate on source_change
  for each statement execute function chain_forbid();
