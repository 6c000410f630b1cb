-- Requests that were taken, so that one that comes again has no further effect.
create table inbox (
  request_id  text        primary key,
  source      text        not null,
  received_at timestamptz not null
);

create table work_order (
  id                  uuid        primary key,
  external_ref        text        not null unique check (external_ref ~ '^[0-9A-Z]{20}$'),
  dedupe_key          text        not null,
  -- what was asked for
  request_id          text        not null,
  plant_id            text        not null,
  asset_id            text        not null,
  asset_name          text,
  title               text        not null,
  description         text,
  priority            text        not null,
  work_type           text        not null,
  source_alarm_id     text,
  alarm_occurrence_id text,
  rule_id             text,
  raised_at           timestamptz not null,
  due_at              timestamptz,
  created_by_system   text        not null,
  requested_by        jsonb,
  assignee            text,
  scada_snapshot      jsonb       not null,
  -- where it stands on its way into the maintenance system
  state               text        not null
    check (state in ('PENDING', 'SENDING', 'UNKNOWN', 'RETRY', 'CREATED', 'DEAD')),
  priority_rank       smallint    not null,
  next_attempt_at     timestamptz,
  attempt_no          integer     not null default 0,
  failures            integer     not null default 0,
  empty_searches      integer     not null default 0,
  doubt               boolean     not null default false,
  lease_owner         text,
  lease_until         timestamptz,
  failure_class       text,
  failure_reason      text,
  external_system     text        not null,
  external_id         text,
  external_number     text,
  adopted             boolean     not null default false,
  -- how often the fault came again
  occurrence_count    integer     not null default 1,
  last_seen_at        timestamptz not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  check ((state in ('PENDING', 'UNKNOWN', 'RETRY')) = (next_attempt_at is not null)),
  check ((state = 'SENDING') = (lease_owner is not null and lease_until is not null)),
  check ((state = 'CREATED') = (external_id is not null)),
  check ((state = 'DEAD') = (failure_class is not null))
);

-- The database itself allows one open work order for a fault.
create unique index ux_work_order_open on work_order (dedupe_key) where state <> 'DEAD';

create index ix_work_order_due on work_order (priority_rank, created_at, next_attempt_at)
  where state in ('PENDING', 'RETRY', 'UNKNOWN');
create index ix_work_order_lease on work_order (lease_until) where state = 'SENDING';
create index ix_work_order_list on work_order (created_at desc, id desc);
create index ix_work_order_asset on work_order (asset_id, created_at desc, id desc);

-- Each time the fault was reported, the first time included.
create table occurrence (
  work_order_id       uuid        not null references work_order (id),
  request_id          text        not null,
  alarm_occurrence_id text,
  priority            text        not null,
  raised_at           timestamptz not null,
  received_at         timestamptz not null,
  scada_snapshot      jsonb       not null,
  primary key (work_order_id, request_id)
);
