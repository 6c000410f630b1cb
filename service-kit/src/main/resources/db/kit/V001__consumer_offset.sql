-- Where each consumer goes on. Changed in the transaction of the records' effect, so that after a
-- crash the effect and the position are both there or both not.
create table consumer_offset (
  consumer_group text        not null,
  topic          text        not null,
  partition      integer     not null,
  next_offset    bigint      not null,
  updated_at     timestamptz not null default now(),
  primary key (consumer_group, topic, partition)
);
