-- What scada.tags.v1 tells of each tag, as far as rules need it.
create table tag (
  tag_name   text        primary key,
  area       text        not null,
  asset_id   text,
  asset_name text,
  unit       text,
  updated_at timestamptz not null
);
