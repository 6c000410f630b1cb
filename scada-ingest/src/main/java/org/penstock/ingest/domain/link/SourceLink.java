package org.penstock.ingest.domain.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.penstock.ingest.domain.source.SilenceLimits;
import org.penstock.ingest.domain.tag.CollectionReport;

/**
 * The connection of a source as it is now.
 *
 * @param endpointUrl where it leads
 * @param openedAt when the client was built
 * @param isSessionUp whether there is a session
 * @param sessionSince since when that is so
 * @param collection what the server made of how the tags are to be collected
 */
public record SourceLink(
    String endpointUrl,
    Instant openedAt,
    boolean isSessionUp,
    Instant sessionSince,
    List<SubscriptionLink> subscriptions,
    CollectionReport collection) {

  public SourceLink {
    subscriptions = List.copyOf(subscriptions);
  }

  /**
   * One of its subscriptions.
   *
   * @param lastHeard its last value or keep-alive
   * @param items how many tags it serves
   * @param keepAlive how long it may say nothing when all is well
   */
  public record SubscriptionLink(
      String id,
      Instant lastHeard,
      int items,
      long publishingMillis,
      Duration keepAlive,
      boolean isLost) {}

  /** Whether there is a session, and nothing on it has been silent for longer than it may be. */
  public boolean isFlowing(SilenceLimits limits, Instant now) {
    if (!isSessionUp) {
      return false;
    }
    return subscriptions.isEmpty()
        ? openedAt.plus(limits.silence()).isAfter(now)
        : subscriptions.stream()
            .allMatch(
                each -> each.lastHeard().plus(limits.silenceOf(each.keepAlive())).isAfter(now));
  }

  /** The oldest last sign of life of a subscription; when the client was built, without any. */
  public Instant lastHeard() {
    return subscriptions.stream()
        .map(SubscriptionLink::lastHeard)
        .min(Instant::compareTo)
        .orElse(openedAt);
  }
}
