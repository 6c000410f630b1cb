-- A hash chain over a table with the columns (chain text, seq bigint, payload text, prev_hash bytea,
-- hash bytea): hash = sha256(prev_hash || utf8(seq || '|' || payload)), the first prev_hash is empty.
-- The head row's lock puts writers in order, and its sequence has no holes after a rollback.
create table chain_head (
  chain text   primary key,
  seq   bigint not null,
  hash  bytea  not null
);
revoke insert, update, delete, truncate on chain_head from "${app_role}";

-- Runs as the owner: the service's own role can neither choose a link nor move the head.
create function chain_link() returns trigger
  language plpgsql security definer set search_path = "${flyway:defaultSchema}", pg_temp as $$
declare
  head chain_head;
begin
  insert into chain_head values (new.chain, 0, ''::bytea) on conflict (chain) do nothing;
  select * into head from chain_head where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.prev_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(new.seq || '|' || new.payload, 'UTF8'));
  update chain_head set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;

create function chain_forbid() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name;
end $$;
