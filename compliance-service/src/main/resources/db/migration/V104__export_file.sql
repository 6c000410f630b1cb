-- The exported files. Bytes are made once and kept: a download gives these and makes none again.
create table export_file (
  id              uuid        primary key,
  profile_id      text        not null,
  profile_version integer     not null,
  profile_sha256  text        not null,
  period_from     timestamptz not null,
  period_to       timestamptz not null,
  tag_names       text[]      not null,
  name            text        not null,
  row_count       integer     not null,
  skipped         integer     not null,
  formula_like    integer     not null,
  size            bigint      not null,
  sha256          text        not null,
  requested_by    jsonb       not null,
  created_at      timestamptz not null,
  bytes           bytea       not null,
  constraint bytes_are_as_hashed check (encode(sha256(bytes), 'hex') = sha256)
);
alter table export_file alter column bytes set storage external;
revoke update, delete, truncate on export_file from "${app_role}";

create trigger export_file_is_kept before update or delete on export_file
  for each row execute function chain_forbid();
create trigger export_file_is_not_emptied before truncate on export_file
  for each statement execute function chain_forbid();
