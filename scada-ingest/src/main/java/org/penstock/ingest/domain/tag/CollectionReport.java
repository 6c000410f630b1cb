package org.penstock.ingest.domain.tag;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a source's tags are collected in truth: what the server made of what was asked.
 *
 * @param notes what is done otherwise than configured, by tag
 * @param warnings what may lose values, in words
 */
public record CollectionReport(
    List<Subscription> subscriptions,
    List<Items> items,
    int polledTags,
    Map<String, String> notes,
    List<String> warnings) {

  /** Nothing is known, as before the first subscription. */
  public static final CollectionReport NONE =
      new CollectionReport(List.of(), List.of(), 0, Map.of(), List.of());

  public CollectionReport {
    subscriptions = List.copyOf(subscriptions);
    items = List.copyOf(items);
    notes = Map.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /**
   * A subscription as the server runs it.
   *
   * @param lifetime how long it is kept while the server does not hear of us
   */
  public record Subscription(
      Duration requestedPublishing,
      Duration publishing,
      Duration lifetime,
      Duration keepAlive,
      int tags) {}

  /** Tags for which the same was asked and the same was given. */
  public record Items(
      Duration requestedSampling,
      Duration sampling,
      long requestedQueue,
      long queue,
      Duration outageBudget,
      int tags) {

    /** The same for so many tags. */
    public Items times(int count) {
      return new Items(requestedSampling, sampling, requestedQueue, queue, outageBudget, count);
    }

    /** How long an outage may last until the queue is full. */
    public Duration bridges() {
      return Collecting.lasts(queue, sampling);
    }

    /** Whether the server's queue is full before the configured time is over. */
    public boolean isTooShort() {
      return sampling.isPositive() && bridges().compareTo(outageBudget) < 0;
    }
  }
}
