-- Who wrote a version, when, why, and who put it in force. Until now only the file wrote any.
alter table alarm_rule
  -- grows with each change: an instance that has seen a lower one reads the rules again
  add column change      bigint generated always as identity,
  -- FILE or PERSON
  add column author_kind text  not null default 'FILE',
  add column actor       jsonb,
  add column reason      text,
  add column proposal_id uuid,
  add column approved_by jsonb,
  add constraint alarm_rule_person check ((author_kind = 'PERSON') = (actor is not null));
alter table alarm_rule alter column author_kind drop default;
create unique index ix_alarm_rule_change on alarm_rule (change);
create index ix_alarm_rule_file on alarm_rule (rule_id, version) where author_kind = 'FILE';
comment on column alarm_rule.author is 'the name of the file, or of the person';

-- An alarm that no rule makes any more: its history stays, it is in no list.
alter table alarm add column removed_at timestamptz;
