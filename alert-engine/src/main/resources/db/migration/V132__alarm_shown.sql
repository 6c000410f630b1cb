-- What the list shows unless it is asked for more, in its order. A flood fills the table faster than
-- statistics follow; this index holds just these rows, so that no plan prefers to sort the table.
create index ix_alarm_shown on alarm (priority_rank, newest_first, alarm_id)
  where base_state <> 'NORM' and overlay = 'NONE' and removed_at is null;
