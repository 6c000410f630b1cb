package org.penstock.connector;

/** A fetched record as an event, or why it cannot be one. */
public sealed interface Normalized<E> {

  /** The event. */
  record Accepted<E>(E event) implements Normalized<E> {}

  /** Not an event, for this reason; the raw text is kept for a person. */
  record Rejected<E>(String reason, String raw) implements Normalized<E> {}
}
