package org.penstock.ingest.domain.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.penstock.event.Reading;
import org.penstock.event.TagValue;

/** A reading that is to be shown, by what is known of it before it is read. */
public sealed interface Pick {

  /** When it was measured. */
  Instant time();

  /** Whether this is the reading. */
  boolean is(Reading reading);

  /** A usable value: the lowest or the highest of its bucket. */
  record Extreme(Instant time, BigDecimal value) implements Pick {

    @Override
    public boolean is(Reading reading) {
      return reading.timestamp().equals(time)
          && isUsable(reading)
          && switch (reading.value()) {
            case TagValue.Numeric(BigDecimal number) -> number.compareTo(value) == 0;
            case TagValue.Flag(boolean on) ->
                value.compareTo(on ? BigDecimal.ONE : BigDecimal.ZERO) == 0;
            case TagValue.Text _, TagValue.Series _, TagValue.Missing _ -> false;
          };
    }
  }

  /** The first or the last BAD or STALE one of its bucket. */
  record Unusable(Instant time) implements Pick {

    @Override
    public boolean is(Reading reading) {
      return reading.timestamp().equals(time) && !isUsable(reading);
    }
  }

  /** The first or the last of its bucket that is usable and no number, such as a text. */
  record Other(Instant time) implements Pick {

    @Override
    public boolean is(Reading reading) {
      return reading.timestamp().equals(time)
          && isUsable(reading)
          && switch (reading.value()) {
            case TagValue.Text _, TagValue.Series _, TagValue.Missing _ -> true;
            case TagValue.Numeric _, TagValue.Flag _ -> false;
          };
    }
  }

  private static boolean isUsable(Reading reading) {
    return switch (reading.quality()) {
      case GOOD, UNCERTAIN -> true;
      case BAD, STALE -> false;
    };
  }
}
