package org.penstock.compliance;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** An hour of the past that no other test uses. */
record Period(Instant from) {

  private static final Instant FIRST = Instant.parse("2001-01-01T06:00:00Z");
  private static final int HOURS = 150_000;

  static Period next() {
    return new Period(FIRST.plusSeconds(3_600L * ThreadLocalRandom.current().nextInt(HOURS)));
  }

  Instant to() {
    return from.plusSeconds(3_600);
  }

  Instant minute(int number) {
    return from.plusSeconds(60L * number);
  }
}
