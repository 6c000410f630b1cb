-- Who decided what about a certificate. Only ever grows.
create table certificate_decision (
  id          uuid        primary key,
  at          timestamptz not null,
  actor       jsonb       not null,
  act         text        not null check (act in ('APPROVED', 'DISMISSED', 'ADDED', 'REMOVED', 'RENEWED')),
  list        text        not null check (list in ('OWN', 'TRUSTED', 'ISSUER', 'REJECTED')),
  sha256      text        not null,
  sha1        text        not null,
  subject     text        not null,
  -- later than `at` when the database was away
  recorded_at timestamptz not null default now()
);
create index ix_certificate_decision_at on certificate_decision (at, id);

revoke update, delete, truncate on certificate_decision from "${app_role}";
create trigger certificate_decision_only_grows before update or delete on certificate_decision
  for each row execute function chain_forbid();
create trigger certificate_decision_is_never_emptied before truncate on certificate_decision
  for each statement execute function chain_forbid();
