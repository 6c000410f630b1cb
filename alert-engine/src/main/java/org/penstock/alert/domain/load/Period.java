package org.penstock.alert.domain.load;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** A time that is assessed, from its beginning to before its end. */
public record Period(Instant from, Instant to) {

  private static final double MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a period must end after it began: %s, %s".formatted(from, to));
    }
  }

  /** A month as the plant's calendar has it. */
  public static Period of(YearMonth month, ZoneId zone) {
    return new Period(
        month.atDay(1).atStartOfDay(zone).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
  }

  /** The part of it that is over by then; what has not happened yet must not thin out a rate. */
  public Period upTo(Instant now) {
    return now.isBefore(to) && now.isAfter(from) ? new Period(from, now) : this;
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public double days() {
    return length().toMillis() / MILLIS_OF_A_DAY;
  }
}
