-- The heads of other services' chains as they published them. Whoever rewrites such a chain later
-- contradicts what stands here. Two hashes for one number are evidence too, so both are kept.
create table witness_anchor (
  service     text        not null,
  chain       text        not null,
  seq         bigint      not null,
  hash        text        not null,
  anchored_at timestamptz not null,
  received_at timestamptz not null,
  primary key (service, chain, seq, hash)
);
create trigger witness_anchor_forbid before update or delete or truncate on witness_anchor
  for each statement execute function chain_forbid();
revoke update, delete, truncate on witness_anchor from "${app_role}";
