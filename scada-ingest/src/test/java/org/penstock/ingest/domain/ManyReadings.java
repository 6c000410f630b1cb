package org.penstock.ingest.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ScadaAlarmState;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;

/** Readings of every kind, the same for the same seed. */
public final class ManyReadings {

  private static final String[] TEXTS = {
    "", "plain", "with \"quotes\" and \\", "tab\tline\nzero\u0000\u001f", "µg/l ä € 日本", "😀 \u2028"
  };

  private final Random random;
  private long seq;

  public ManyReadings(long seed) {
    this.random = new Random(seed);
  }

  public List<Reading> next(int count) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readings.add(next());
    }
    return readings;
  }

  private Reading next() {
    Instant time = time();
    return new Reading(
        id(),
        time,
        one(TimestampOrigin.values()),
        random.nextInt(3) == 0 ? null : random.nextBoolean() ? time : time(),
        time(),
        "wtp-" + random.nextInt(2),
        random.nextInt(10) == 0 ? "Größe \"1\"" : "filters",
        "filters.tag" + random.nextInt(20),
        value(0),
        one(ValueType.values()),
        text(),
        one(Quality.values()),
        random.nextBoolean() ? "0x00000000" : text(),
        random.nextBoolean() ? null : one(ScadaAlarmState.values()),
        "plc-" + random.nextInt(3),
        one(ReadingOrigin.values()),
        ++seq,
        random.nextInt(4) == 0 ? text() : null);
  }

  private String id() {
    String hex = "%016x%016x".formatted(random.nextLong(), random.nextLong());
    return switch (random.nextInt(6)) {
      case 0 -> "lab-" + random.nextInt();
      case 1 -> hex.toUpperCase(java.util.Locale.ROOT);
      default -> hex;
    };
  }

  private @Nullable String text() {
    int which = random.nextInt(TEXTS.length + 1);
    return which == TEXTS.length ? null : TEXTS[which];
  }

  /** With nanoseconds, milliseconds, whole seconds, and years far away. */
  private Instant time() {
    long second = 1_780_000_000L + random.nextInt(100_000);
    return switch (random.nextInt(5)) {
      case 0 -> Instant.ofEpochSecond(second);
      case 1 -> Instant.ofEpochSecond(second, random.nextInt(1000) * 1_000_000L);
      case 2 -> Instant.ofEpochSecond(second, random.nextInt(1_000_000) * 1_000L);
      case 3 -> Instant.ofEpochSecond(random.nextLong(0, 250_000_000_000L), 100);
      default -> Instant.ofEpochSecond(second, random.nextInt(10_000_000) * 100L);
    };
  }

  private TagValue value(int depth) {
    return switch (random.nextInt(depth == 0 ? 9 : 8)) {
      case 0 -> TagValue.missing();
      case 1 -> TagValue.of(random.nextBoolean());
      case 2 -> TagValue.of(TEXTS[random.nextInt(TEXTS.length)]);
      case 3 -> TagValue.of(random.nextLong());
      case 4 -> TagValue.of(random.nextDouble() * Math.pow(10, random.nextInt(-20, 20)));
      case 5 -> TagValue.of(new BigDecimal("1234567890123456789012345678901234567890.5"));
      case 6 -> TagValue.of(new BigDecimal(random.nextInt(100)).scaleByPowerOfTen(20));
      case 7 -> TagValue.of(random.nextInt(100_000) / 100.0);
      default -> new TagValue.Series(List.of(value(1), value(1)));
    };
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
