-- What the maintenance system says of a work order that it has, read back.
alter table work_order
  add column external_status       text,
  add column external_status_raw   text,
  add column external_status_since timestamptz,
  -- when it was asked for and given last
  add column external_status_asked timestamptz,
  -- when it was last asked for
  add column asked_at              timestamptz;

alter table work_order drop constraint work_order_state_check;
alter table work_order add constraint work_order_state_check
  check (state in (
    'PENDING', 'SENDING', 'UNKNOWN', 'RETRY', 'CREATED', 'DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN'));

-- CREATED needs the external id; so does what the maintenance system is through with.
alter table work_order drop constraint work_order_check2;
alter table work_order add constraint work_order_external
  check ((state in ('CREATED', 'CLOSED', 'CANCELLED')) = (external_id is not null));
alter table work_order add constraint work_order_told
  check ((external_status is null) = (external_status_raw is null)
    and (external_status is null) = (external_status_since is null)
    and (external_status is null) = (external_status_asked is null)
    and (state not in ('CLOSED', 'CANCELLED') or external_status is not null));

-- A fault whose work order is over gets a new one.
drop index ux_work_order_open;
create unique index ux_work_order_open on work_order (dedupe_key)
  where state not in ('DEAD', 'CLOSED', 'CANCELLED', 'WITHDRAWN');

create index ix_work_order_follow on work_order (coalesce(asked_at, updated_at)) where state = 'CREATED';

-- A person may have it sent at once, or take it back.
alter table attempt drop constraint attempt_kind_check;
alter table attempt add constraint attempt_kind_check
  check (kind in ('CREATE', 'SEARCH', 'REPLAY', 'RETRY', 'WITHDRAW'));

-- A person has stopped the calls; each time stays on record.
create table connector_halt (
  id        bigint generated always as identity primary key,
  connector text        not null,
  reason    text        not null,
  halted_by text        not null,
  since     timestamptz not null,
  until     timestamptz,
  ended_by  text,
  check ((until is null) = (ended_by is null))
);
create unique index ux_connector_halt on connector_halt (connector) where until is null;
