-- Changes of rules that people propose; decided once, never changed after that.
create table alarm_rule_proposal (
  -- grows with time
  proposal_id  uuid        primary key,
  kind         text        not null,
  rule_id      text        not null,
  -- the version that it changes, 0 where there is none
  base_version integer     not null,
  plant_id     text        not null,
  -- null where the rule would be retired
  definition   jsonb,
  reason       text        not null,
  proposed_by  jsonb       not null,
  proposed_at  timestamptz not null,
  state        text        not null default 'OPEN',
  decided_by   jsonb,
  decided_at   timestamptz,
  comment      text,
  -- the version that it became
  version      integer,
  check ((state = 'OPEN') = (decided_by is null)),
  check ((kind = 'RETIRE') = (definition is null))
);
create index ix_alarm_rule_proposal_state on alarm_rule_proposal (state, proposal_id);
create index ix_alarm_rule_proposal_rule on alarm_rule_proposal (rule_id) where state = 'OPEN';
revoke delete, truncate, update on alarm_rule_proposal from "${app_role}";
grant update (state, decided_by, decided_at, comment, version)
  on alarm_rule_proposal to "${app_role}";

create function alarm_rule_proposal_decided_once() returns trigger language plpgsql as $$
begin
  if old.state <> 'OPEN' then
    raise exception 'proposal % is decided', old.proposal_id;
  end if;
  return new;
end $$;
create trigger alarm_rule_proposal_is_decided_once before update on alarm_rule_proposal
  for each row execute function alarm_rule_proposal_decided_once();
