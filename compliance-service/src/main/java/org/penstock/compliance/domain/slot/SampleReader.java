package org.penstock.compliance.domain.slot;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;

/** Tells which readings are samples of compliance tags, and keeps them as they were received. */
public final class SampleReader {

  /** A clock may be wrong by a time zone, not by more. */
  private static final Duration MOST_AHEAD = Duration.ofHours(24);

  private static final int LONGEST_TEXT = 200;

  private final TagCatalogue tags;

  public SampleReader(TagCatalogue tags) {
    this.tags = tags;
  }

  /** Reads one reading that lay at {@code provenance} and came at {@code now}. */
  public Intake read(Reading reading, Provenance provenance, Instant now) {
    ComplianceTag tag = tags.find(reading.tagName()).orElse(null);
    if (tag == null
        || !reading.plantId().equals(tags.plantId())
        || (reading.origin() == ReadingOrigin.HEARTBEAT && reading.quality() == Quality.STALE)) {
      return new Intake.NotOurs();
    }
    // A quiet tag sends no samples: that its last value held at that time is all there is to know.
    boolean held = reading.origin() == ReadingOrigin.HEARTBEAT;
    Instant at = held ? reading.ingestTimestamp() : reading.timestamp();
    if (at.isAfter(now.plus(MOST_AHEAD))) {
      return new Intake.Unusable("timestamp %s is more than 24 h ahead".formatted(at));
    }
    return new Intake.Taken(
        new Sample(
            reading.eventId(),
            tags.slotOf(tag, at),
            at,
            number(reading.value()),
            text(reading.value()),
            reading.quality(),
            provenance,
            held));
  }

  private static @Nullable BigDecimal number(TagValue value) {
    return value instanceof TagValue.Numeric(BigDecimal number) && PlainNumber.isPlain(number)
        ? number
        : null;
  }

  private static @Nullable String text(TagValue value) {
    return switch (value) {
      case TagValue.Missing() -> null;
      case TagValue.Numeric(BigDecimal number) ->
          PlainNumber.isPlain(number) ? number.toPlainString() : shortened(number.toString());
      case TagValue.Flag(boolean on) -> Boolean.toString(on);
      case TagValue.Text(String text) -> shortened(text);
      case TagValue.Series(var values) -> "%d values".formatted(values.size());
    };
  }

  /** PostgreSQL's text has no NUL. */
  private static String shortened(String text) {
    String kept = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    return kept.replace('\0', ' ');
  }
}
