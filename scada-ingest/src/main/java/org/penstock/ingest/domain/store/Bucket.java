package org.penstock.ingest.domain.store;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the readings of one stretch of time. BAD and STALE readings are never among the
 * extremes: a sensor that fails at 9999 must not hide the real peak, nor be hidden by it.
 *
 * @param readings how many there are
 * @param low the lowest usable value, the earliest of equal ones
 * @param high the highest usable value, the earliest of equal ones
 */
public record Bucket(
    long readings,
    Pick.@Nullable Extreme low,
    Pick.@Nullable Extreme high,
    @Nullable Span unusable,
    @Nullable Span other) {

  /** The first and the last time of something. */
  public record Span(Instant first, Instant last) {

    Span with(Span later) {
      return new Span(
          first.isBefore(later.first) ? first : later.first,
          last.isAfter(later.last) ? last : later.last);
    }
  }

  /** What is to be shown of it: at most two of each kind. */
  Set<Pick> picks() {
    Set<Pick> picks = new LinkedHashSet<>();
    if (low != null) {
      picks.add(low);
    }
    if (high != null) {
      picks.add(high);
    }
    if (unusable != null) {
      picks.add(new Pick.Unusable(unusable.first()));
      picks.add(new Pick.Unusable(unusable.last()));
    }
    if (other != null) {
      picks.add(new Pick.Other(other.first()));
      picks.add(new Pick.Other(other.last()));
    }
    return picks;
  }

  /** This stretch and the one behind it as one. */
  Bucket with(Bucket next) {
    return new Bucket(
        readings + next.readings,
        either(low, next.low, (one, two) -> two.value().compareTo(one.value()) < 0 ? two : one),
        either(high, next.high, (one, two) -> two.value().compareTo(one.value()) > 0 ? two : one),
        either(unusable, next.unusable, Span::with),
        either(other, next.other, Span::with));
  }

  private static <T> @Nullable T either(
      @Nullable T one, @Nullable T two, BinaryOperator<T> combined) {
    if (one == null) {
      return two;
    }
    return two == null ? one : combined.apply(one, two);
  }
}
