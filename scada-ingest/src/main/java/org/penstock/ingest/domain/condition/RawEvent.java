package org.penstock.ingest.domain.condition;

/** What a server's event notifier says. */
public sealed interface RawEvent {

  /** An event with the fields of a condition; of which it has none when it is another event. */
  record OfCondition(RawCondition condition) implements RawEvent {}

  /** What follows is the present state of the conditions, not news (OPC 10000-9, 4.5). */
  record RefreshStarted() implements RawEvent {}

  /** All conditions of interest were told. */
  record RefreshEnded() implements RawEvent {}

  /** The server asks us to ask for a refresh. */
  record RefreshRequired() implements RawEvent {}

  /** The server had to drop events before they could be delivered. */
  record QueueOverflowed() implements RawEvent {}
}
