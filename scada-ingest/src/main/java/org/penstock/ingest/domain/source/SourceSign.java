package org.penstock.ingest.domain.source;

/** What the supervisor of a source sees or does, as far as the source's phase depends on it. */
public sealed interface SourceSign {

  /** A connection is tried; also after a pause by a person. */
  record Attempt() implements SourceSign {}

  /** There is a new session. */
  record SessionOpened() implements SourceSign {}

  /** Names and units are being read over it. */
  record Resolving() implements SourceSign {}

  /** Subscriptions are being made on it. */
  record Subscribing() implements SourceSign {}

  /**
   * Subscriptions deliver.
   *
   * @param whole whether that is true of every tag and the server says that it is well
   */
  record Delivers(boolean whole) implements SourceSign {}

  /** It does not deliver. */
  record Failed(SourceFault fault) implements SourceSign {}

  /** A person takes the source out. */
  record Pause() implements SourceSign {}

  /** The service stops, or the source is no longer configured. */
  record Stop() implements SourceSign {}
}
