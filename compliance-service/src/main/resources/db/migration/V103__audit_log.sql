-- Who did or tried what. The service's role can append a payload and nothing else: number, hashes and
-- the columns below are the database's own. Columns that repeat the payload are computed from it, so
-- that they cannot say anything else than what is hashed.
create table audit_log (
  chain     text   not null check (chain = 'compliance.audit'),
  seq       bigint not null,
  payload   text   not null,
  prev_hash bytea  not null,
  hash      bytea  not null,
  at        text generated always as ((payload::jsonb) ->> 'at') stored not null,
  action    text generated always as ((payload::jsonb) ->> 'action') stored not null,
  actor_sub text generated always as ((payload::jsonb) #>> '{actor,sub}') stored,
  actor     text generated always as ((payload::jsonb) #>> '{actor,username}') stored,
  primary key (chain, seq)
);
revoke all on audit_log from "${app_role}";
grant select, insert (chain, payload) on audit_log to "${app_role}";

create trigger audit_log_is_linked before insert on audit_log
  for each row execute function chain_link();
create trigger audit_log_is_kept before update or delete on audit_log
  for each row execute function chain_forbid();
create trigger audit_log_is_not_emptied before truncate on audit_log
  for each statement execute function chain_forbid();
