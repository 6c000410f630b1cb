-- What readings.v1 said about compliance tags, each event once, for as long as a slot may still change.
create table sample (
  tag_name   text        not null,
  slot_start timestamptz not null,
  event_id   text        not null,
  at         timestamptz not null,
  value      numeric,
  value_text text,
  quality    text        not null,
  topic      text        not null,
  partition  integer     not null,
  "offset"   bigint      not null,
  primary key (tag_name, slot_start, event_id)
);

-- The slots whose samples are not in a reading yet, or were and changed since. due_at is a timer.
create table slot (
  tag_name   text        not null,
  slot_start timestamptz not null,
  partition  integer     not null,
  due_at     timestamptz not null,
  changed    boolean     not null,
  changed_at timestamptz not null,
  primary key (tag_name, slot_start)
);
create index ix_slot_due on slot (due_at) where changed;
