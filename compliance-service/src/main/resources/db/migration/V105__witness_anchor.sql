-- The heads of other services' chains, as they announced them: whoever rewrites a chain there would have
-- to rewrite this too.
create table witness_anchor (
  chain       text        not null,
  seq         bigint      not null,
  hash        text        not null,
  service     text        not null,
  anchored_at timestamptz not null,
  received_at timestamptz not null,
  primary key (chain, seq, hash)
);
revoke update, delete, truncate on witness_anchor from "${app_role}";

create trigger witness_anchor_is_kept before update or delete on witness_anchor
  for each row execute function chain_forbid();
create trigger witness_anchor_is_not_emptied before truncate on witness_anchor
  for each statement execute function chain_forbid();
