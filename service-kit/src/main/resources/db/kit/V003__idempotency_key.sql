-- The answers to creating requests, so that the same request sent again creates nothing again.
create table idempotency_key (
  caller       text        not null,
  key          text        not null,
  request_hash text        not null,
  status       integer     not null,
  location     text,
  body         text        not null,
  created_at   timestamptz not null default now(),
  primary key (caller, key)
);
