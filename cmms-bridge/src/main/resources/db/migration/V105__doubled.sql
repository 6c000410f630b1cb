-- Work orders that the maintenance system has beside ours for the same fault; a person has one of
-- the two cancelled there.
create table doubled (
  work_order_id   uuid        not null references work_order (id),
  external_id     text        not null,
  external_number text        not null,
  found_at        timestamptz not null,
  -- cancelled there, or not found any more
  gone_at         timestamptz,
  primary key (work_order_id, external_id)
);
create index ix_doubled_standing on doubled (found_at) where gone_at is null;

alter table work_order add column swept_at timestamptz;
create index ix_work_order_sweep on work_order (coalesce(swept_at, created_at))
  where state in ('CREATED', 'CLOSED');
