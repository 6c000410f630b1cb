-- What was tried with the maintenance system and what came of it. Only ever grows.
create table attempt (
  id            bigint generated always as identity primary key,
  work_order_id uuid        not null references work_order (id),
  attempt_no    integer     not null,
  kind          text        not null check (kind in ('CREATE', 'SEARCH', 'REPLAY')),
  owner         text        not null,
  started_at    timestamptz not null,
  ended_at      timestamptz not null,
  outcome       text        not null,
  failure_class text,
  detail        text,
  -- the sender had lost its lease: this result changed nothing
  fenced        boolean     not null
);
create index ix_attempt_work_order on attempt (work_order_id, id);

revoke update, delete, truncate on attempt from "${app_role}";
create trigger attempt_only_grows before update or delete on attempt
  for each row execute function chain_forbid();
create trigger attempt_is_never_emptied before truncate on attempt
  for each statement execute function chain_forbid();
