-- Work orders that alarms asked for by themselves: what passed the flood guard, and what waits.
create table work_order_wish (
  request_id  uuid        primary key,
  plant_id    text        not null,
  area        text        not null,
  dedupe_key  text        not null,
  -- one that stands for a flood, and is not counted
  is_flood    boolean     not null,
  state       text        not null check (state in ('SENT', 'HELD', 'RELEASED', 'DROPPED')),
  -- when it passed, or was held
  at          timestamptz not null,
  -- how often the same fault was asked for while it waited
  times       integer     not null default 1,
  request     jsonb       not null,
  decision    jsonb,
  check ((decision is not null) = (state in ('RELEASED', 'DROPPED')))
);
create index ix_work_order_wish_sent on work_order_wish (plant_id, at) where state = 'SENT';
create index ix_work_order_wish_held on work_order_wish (at, request_id) where state = 'HELD';
create unique index ux_work_order_wish_held on work_order_wish (dedupe_key) where state = 'HELD';
