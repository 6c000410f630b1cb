package org.penstock.ingest.domain.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long a subscription may be silent before something is done about it.
 *
 * <p>Each is judged by what the server promised for it: one that tells of changes every half minute
 * is silent for half a minute when all is well, beside another that is not.
 *
 * @param silence time without a sign of life that is borne in any case
 * @param firstValue time without a value of new items that is borne in any case
 * @param settle time that a step has to take effect in any case
 * @param keepAlives missed keep-alives of a subscription that are borne, and publishing intervals
 *     without the first value
 */
public record SilenceLimits(
    Duration silence, Duration firstValue, Duration settle, int keepAlives) {

  public SilenceLimits {
    if (keepAlives < 1) {
      throw new IllegalArgumentException("keepAlives: %d is below 1".formatted(keepAlives));
    }
  }

  /** How long one may be silent that says at least so often that it lives. */
  public Duration silenceOf(Duration keepAlive) {
    return longer(silence, keepAlive.multipliedBy(keepAlives));
  }

  /** Whether it has been silent for too long. */
  public boolean isSilent(SubscriptionSeen seen, Instant now) {
    return seen.lastHeard().plus(silenceOf(seen.keepAlive())).isBefore(now);
  }

  /** Whether it gives signs of life but has not given a value for too long. */
  public boolean isEmpty(SubscriptionSeen seen, Instant now) {
    return seen.isValueDue() && !isFirstValueAwaited(seen, now);
  }

  /** Whether its last items were made so lately that their first values may still be on the way. */
  public boolean isFirstValueAwaited(SubscriptionSeen seen, Instant now) {
    Duration limit = longer(firstValue, seen.publishing().multipliedBy(keepAlives));
    return !seen.madeAt().plus(limit).isBefore(now);
  }

  /**
   * Until when what these told last can be claimed to be so still: with two keep-alives of one
   * missing it may be dead.
   */
  public Instant freshUntil(List<SubscriptionSeen> each, Instant now) {
    return each.stream().map(this::freshUntil).min(Instant::compareTo).orElse(now.plus(settle));
  }

  private Instant freshUntil(SubscriptionSeen seen) {
    return seen.lastHeard().plus(longer(settle, seen.keepAlive()).multipliedBy(2));
  }

  /** Whether something must be done about it. */
  public boolean isSick(SubscriptionSeen seen, Instant now) {
    return seen.isLost() || isSilent(seen, now) || isEmpty(seen, now);
  }

  /** How long a step needs to show on this one: it tells nothing before its next keep-alive. */
  Duration settleOf(SubscriptionSeen seen) {
    return seen.keepAlive().compareTo(settle) > 0 ? seen.keepAlive().plus(settle) : settle;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
