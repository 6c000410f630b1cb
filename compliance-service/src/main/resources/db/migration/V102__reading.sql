-- One row for each revision of each slot's value. A row says what it says for ever: only its state and
-- the decision behind the state change. No index on state, so that a change of state stays in its page.
create table decision (
  id           uuid        primary key,
  verb         text        not null check (verb in ('APPROVE', 'REJECT', 'REOPEN')),
  meaning      text        not null,
  reason       text,
  actor_sub    text        not null,
  actor_name   text,
  at           timestamptz not null,
  selection    jsonb       not null,
  row_count    integer     not null,
  content_hash text        not null
);

create table reading (
  id            uuid        not null unique,
  tag_name      text collate "C" not null,
  slot_start    timestamptz not null,
  revision      integer     not null check (revision >= 0),
  operating_day date        not null,
  value         numeric,
  value_text    text,
  quality       text        not null,
  origin        text        not null check (origin in ('SCADA', 'MANUAL', 'CORRECTION')),
  flags         text[]      not null,
  author        jsonb,
  author_sub    text generated always as (author ->> 'sub') stored,
  reason        text,
  provenance    jsonb,
  recorded_at   timestamptz not null,
  fingerprint   bytea       not null,
  state         text        not null check (state in ('IN_REVIEW', 'APPROVED', 'REJECTED')),
  decision_id   uuid        references decision (id),
  primary key (slot_start, tag_name, revision)
) with (fillfactor = 80);

revoke update, delete, truncate on decision from "${app_role}";
revoke update, delete, truncate on reading from "${app_role}";
grant update (state, decision_id) on reading to "${app_role}";

create trigger decision_is_kept before update or delete on decision
  for each row execute function chain_forbid();
create trigger decision_is_not_emptied before truncate on decision
  for each statement execute function chain_forbid();
create trigger reading_is_kept before delete on reading
  for each row execute function chain_forbid();
create trigger reading_is_not_emptied before truncate on reading
  for each statement execute function chain_forbid();
-- also for the owner, whom no grant holds
create trigger reading_is_not_changed
  before update of id, tag_name, slot_start, revision, operating_day, value, value_text, quality,
    origin, flags, author, reason, provenance, recorded_at, fingerprint on reading
  for each row execute function chain_forbid();
