-- Events to be published. A row is written in the transaction of the change it tells of and goes
-- when the broker has acknowledged it. Rows of one key are published in the order of their id.
create table outbox (
  id         bigint generated always as identity primary key,
  topic      text        not null,
  key        text,
  -- null where the key decides
  partition  integer,
  headers    jsonb       not null,
  payload    bytea,
  created_at timestamptz not null default now(),
  -- why the broker will never take this record; such a row waits for a person
  refused    text
);
create index ix_outbox_waiting on outbox (id) where refused is null;
