-- Readings for people who ask. The key begins as queries do (one tag, a time range) and holds the
-- event's identity, so that a reading delivered again is stored once.
create table scada_reading (
  tag_name         text        not null,
  ts               timestamptz not null,
  event_id         text        not null,
  ts_origin        text        not null,
  server_ts        timestamptz,
  ingest_ts        timestamptz not null,
  plant_id         text        not null,
  area             text        not null,
  -- as on the wire: jsonb keeps a number's digits and tells a text from a number
  value            jsonb       not null,
  value_type       text        not null,
  unit             text,
  quality          text        not null,
  status_code      text,
  alarm_state      text,
  source_id        text        not null,
  origin           text        not null,
  seq              bigint      not null,
  primary key (tag_name, ts, event_id)
);
-- Rows come nearly in the order of their time: a block range index is enough to find the old ones.
create index ix_scada_reading_ts on scada_reading using brin (ts);
