-- Every version of every rule, as it was written. The newest version that is not retired is in force.
create table alarm_rule (
  rule_id    text        not null,
  version    integer     not null,
  plant_id   text        not null,
  definition jsonb       not null,
  retired    boolean     not null,
  author     text        not null,
  created_at timestamptz not null default now(),
  primary key (rule_id, version)
);
revoke update, delete, truncate on alarm_rule from "${app_role}";
create trigger alarm_rule_is_kept before update or delete on alarm_rule
  for each row execute function chain_forbid();
create trigger alarm_rule_is_not_emptied before truncate on alarm_rule
  for each statement execute function chain_forbid();
