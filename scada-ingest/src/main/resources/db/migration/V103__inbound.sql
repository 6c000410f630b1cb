-- Values of other plant systems: how much each source may still send, and what waits because it sent
-- more. Rows of a source wait in the order of their id.
create table inbound_source (
  source_id   text             primary key,
  tokens      double precision not null,
  refilled_at timestamptz      not null,
  held        integer          not null
);
create table inbound_held (
  id        bigint generated always as identity primary key,
  source_id text   not null,
  -- the reading as JSON; text, because jsonb refuses the character U+0000 that a value may hold
  reading   text   not null
);
create index ix_inbound_held_source on inbound_held (source_id, id);
-- The newest time of each tag, so that a value that comes late does not become the latest one.
create table inbound_latest (
  tag_name text        primary key,
  ts       timestamptz not null
);
