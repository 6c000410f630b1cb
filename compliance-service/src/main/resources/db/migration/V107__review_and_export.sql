-- A period that is over is locked, and what a laboratory says beside a number has its own columns.
alter table reading drop constraint reading_state_check;
alter table reading add constraint reading_state_check
  check (state in ('IN_REVIEW', 'APPROVED', 'LOCKED', 'REJECTED'));
alter table reading drop constraint reading_origin_check;
alter table reading add constraint reading_origin_check
  check (origin in ('SCADA', 'MANUAL', 'CORRECTION', 'LAB'));
alter table reading
  add column qualifier       text
    check (qualifier in ('LESS_THAN', 'GREATER_THAN', 'NOT_DETECTED', 'ESTIMATED', 'UNKNOWN')),
  add column detection_limit numeric,
  add check (detection_limit is null or qualifier is not null);
alter table reading add column lock_decision_id uuid references decision (id);
grant update (lock_decision_id) on reading to "${app_role}";
create trigger reading_qualifier_is_not_changed before update of qualifier, detection_limit on reading
  for each row execute function chain_forbid();

alter table decision drop constraint decision_verb_check;
alter table decision add constraint decision_verb_check
  check (verb in ('APPROVE', 'REJECT', 'REOPEN', 'LOCK'));

-- What late data says of a slot whose reading is locked.
create table late_reading (
  tag_name   text        not null,
  slot_start timestamptz not null,
  value      jsonb       not null,
  held_at    timestamptz not null,
  primary key (tag_name, slot_start)
);

-- The days of each tag that have readings, and how many of those wait: where the review queue looks
-- instead of through all readings. Kept by the database, so that no change of a reading is forgotten.
create table review_day (
  operating_day date                   not null,
  tag_name      text collate "C"       not null,
  in_review     integer                not null,
  primary key (operating_day, tag_name)
);
create index ix_review_day_waiting on review_day (operating_day, tag_name) where in_review > 0;
create index ix_reading_day on reading (operating_day, tag_name);

create function review_day_refresh() returns trigger language plpgsql as $$
begin
  insert into review_day (operating_day, tag_name, in_review)
    select distinct operating_day, tag_name, 0 from changed order by operating_day, tag_name
    on conflict do nothing;
  -- first the rows, always in this order: who comes second counts what the first has committed
  perform from review_day d
    where (d.operating_day, d.tag_name) in (select distinct operating_day, tag_name from changed)
    order by d.operating_day, d.tag_name for update;
  update review_day d
    set in_review = (
      select count(*) from reading r
      where r.operating_day = d.operating_day and r.tag_name = d.tag_name and r.state = 'IN_REVIEW'
        and not exists (
          select from reading n
          where n.slot_start = r.slot_start and n.tag_name = r.tag_name and n.revision > r.revision))
    where (d.operating_day, d.tag_name) in (select distinct operating_day, tag_name from changed);
  -- whoever locks and whoever adds a revision pass here one after the other
  if exists (
    select from changed c
    join reading l on l.slot_start = c.slot_start and l.tag_name = c.tag_name and l.state = 'LOCKED'
    join reading n
      on n.slot_start = c.slot_start and n.tag_name = c.tag_name and n.revision > l.revision) then
    raise exception 'a locked reading is not replaced';
  end if;
  return null;
end $$;

create trigger reading_is_counted_when_added after insert on reading
  referencing new table as changed for each statement execute function review_day_refresh();
create trigger reading_is_counted_when_decided after update on reading
  referencing new table as changed for each statement execute function review_day_refresh();

insert into review_day (operating_day, tag_name, in_review)
  select operating_day, tag_name, count(*) filter (where state = 'IN_REVIEW' and not exists (
      select from reading n
      where n.slot_start = r.slot_start and n.tag_name = r.tag_name and n.revision > r.revision))
  from reading r group by operating_day, tag_name;

-- The files of an export; their bytes in pieces, so that none of it has to fit into a memory.
create table export_part (
  export_id uuid    not null references export_file (id),
  number    integer not null,
  name      text    not null,
  row_count integer not null,
  size      bigint  not null,
  sha256    text    not null,
  primary key (export_id, number)
);
create table export_chunk (
  export_id uuid    not null,
  part      integer not null,
  number    integer not null,
  bytes     bytea   not null,
  primary key (export_id, part, number),
  foreign key (export_id, part) references export_part (export_id, number)
);
alter table export_chunk alter column bytes set storage external;
insert into export_part select id, 1, name, row_count, size, sha256 from export_file;
insert into export_chunk select id, 1, 1, bytes from export_file;
alter table export_file drop constraint bytes_are_as_hashed;
alter table export_file drop column bytes, drop column name, drop column size, drop column row_count,
  drop column sha256;
alter table export_file
  add column guarded   integer not null default 0,
  add column manifest  text    not null default '{}',
  add column signature text    not null default '';

revoke update, delete, truncate on export_part, export_chunk from "${app_role}";
create trigger export_part_is_kept before update or delete on export_part
  for each row execute function chain_forbid();
create trigger export_part_is_not_emptied before truncate on export_part
  for each statement execute function chain_forbid();
create trigger export_chunk_is_kept before update or delete on export_chunk
  for each row execute function chain_forbid();
create trigger export_chunk_is_not_emptied before truncate on export_chunk
  for each statement execute function chain_forbid();

-- Profiles that the plant has made itself; each version stays as it is.
create table export_profile (
  id         text        not null,
  version    integer     not null,
  yaml       text        not null,
  sha256     text        not null,
  created_by text        not null,
  created_at timestamptz not null,
  primary key (id, version)
);
revoke update, delete, truncate on export_profile from "${app_role}";
create trigger export_profile_is_kept before update or delete on export_profile
  for each row execute function chain_forbid();
create trigger export_profile_is_not_emptied before truncate on export_profile
  for each statement execute function chain_forbid();

-- Work that takes longer than an answer may.
create table job (
  id           uuid        primary key,
  kind         text        not null check (kind in ('EXPORT', 'DECISION')),
  task         jsonb       not null,
  requested_by jsonb       not null,
  state        text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'FAILED')),
  done         integer     not null default 0,
  attempts     integer     not null default 0,
  owner        text,
  told_at      timestamptz,
  requested_at timestamptz not null,
  ended_at     timestamptz,
  result       uuid,
  code         text,
  detail       text
);
create index ix_job_open on job (requested_at, id) where state in ('QUEUED', 'RUNNING');
