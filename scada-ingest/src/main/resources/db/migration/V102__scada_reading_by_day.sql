-- Readings in one partition for each day (UTC), so that old ones go by dropping a table (ADR 12).
-- The service's own role reads and writes rows and owns nothing: the two functions below are all
-- that it can do to the partitions.
set local statement_timeout = 0;
set local lock_timeout = '60s';

alter table scada_reading rename to scada_reading_before;
alter table scada_reading_before rename constraint scada_reading_pkey to scada_reading_before_pkey;

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
) partition by range (ts);

-- Times for which there is no day, such as those of a clock that stands in 1970: never refused.
create table scada_reading_default partition of scada_reading default;

-- Makes the partition of a day, with what the default partition has of it; false when it is there.
create function scada_reading_add_day(day date) returns boolean
  language plpgsql security definer
  set search_path = "${flyway:defaultSchema}", pg_temp
  set lock_timeout = '2s'
  set timezone = 'UTC'
as $$
declare
  partition constant text := 'scada_reading_' || to_char(day, '"y"YYYY"m"MM"d"DD');
begin
  if to_regclass(partition) is not null then
    return false;
  end if;
  if abs(day - current_date) > 3660 then
    raise exception 'no partition for a day ten years away: %', day;
  end if;
  lock table scada_reading_default in access exclusive mode;
  if to_regclass(partition) is not null then
    return false;
  end if;
  execute format('create table %I (like scada_reading including all)', partition);
  execute format(
    'with moved as (delete from scada_reading_default where ts >= $1 and ts < $2 returning *)'
    ' insert into %I select * from moved', partition)
    using day::timestamptz, (day + 1)::timestamptz;
  -- Attached, not created as a partition: so writers to other days are not kept waiting.
  execute format(
    'alter table scada_reading attach partition %I for values from (%L) to (%L)',
    partition, day::timestamptz, (day + 1)::timestamptz);
  return true;
end $$;

-- Removes the partitions of the days that end before that time, and names them.
create function scada_reading_drop_days(oldest timestamptz) returns setof text
  language plpgsql security definer
  set search_path = "${flyway:defaultSchema}", pg_temp
  set lock_timeout = '2s'
  set timezone = 'UTC'
as $$
declare
  partition text;
begin
  if oldest > now() - interval '1 day' then
    raise exception 'readings are kept for a day at least, not only since %', oldest;
  end if;
  for partition in
    select child.relname
      from pg_inherits join pg_class child on child.oid = inhrelid
      where inhparent = 'scada_reading'::regclass
        and child.relname ~ '^scada_reading_y\d{4}m\d{2}d\d{2}$'
        and to_date(substr(child.relname, 15), '"y"YYYY"m"MM"d"DD') + 1 <= oldest
      order by 1
  loop
    execute format('alter table scada_reading detach partition %I', partition);
    execute format('drop table %I', partition);
    return next partition;
  end loop;
end $$;

revoke all on function scada_reading_add_day(date), scada_reading_drop_days(timestamptz) from public;
grant execute on function scada_reading_add_day(date), scada_reading_drop_days(timestamptz)
  to "${app_role}";

-- What is there moves in; today and tomorrow are ready before the service first looks after them.
select scada_reading_add_day(day) from (
  select distinct (ts at time zone 'UTC')::date as day from scada_reading_before
    where ts between now() - interval '3650 days' and now() + interval '2 days'
  union select (now() at time zone 'UTC')::date
  union select (now() at time zone 'UTC')::date + 1) days
  order by day;
insert into scada_reading select * from scada_reading_before;
drop table scada_reading_before;
