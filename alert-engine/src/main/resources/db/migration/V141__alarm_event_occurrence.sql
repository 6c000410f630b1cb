-- The assessment of the alarm system puts occurrences together from their lines.
create index ix_alarm_event_occurrence on alarm_event (occurrence_id);
