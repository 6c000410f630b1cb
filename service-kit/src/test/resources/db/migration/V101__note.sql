-- What the kit's own tests write: a plain effect, and a chained one.
create table note (
  event_id text primary key,
  text     text not null check (text <> 'forbidden')
);

create table chained_note (
  chain     text   not null,
  seq       bigint not null,
  payload   text   not null,
  prev_hash bytea  not null,
  hash      bytea  not null,
  primary key (chain, seq)
);
create trigger chained_note_link before insert on chained_note
  for each row execute function chain_link();
create trigger chained_note_forbid before update or delete on chained_note
  for each row execute function chain_forbid();
create trigger chained_note_forbid_truncate before truncate on chained_note
  for each statement execute function chain_forbid();
revoke insert, update, delete, truncate on chained_note from "${app_role}";
grant insert (chain, payload) on chained_note to "${app_role}";
