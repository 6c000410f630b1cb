package org.penstock.alert.domain.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloodTest {

  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
  private static final LoadLimits LIMITS =
      new LoadLimits(
          10,
          5,
          3,
          Duration.ofMinutes(1),
          Duration.ofSeconds(5),
          Duration.ofDays(1),
          Duration.ofHours(12));

  @ParameterizedTest
  @CsvSource({
    "no alarms, 0 0 0, ''",
    "as many as may be, 10 10 10, ''",
    "one more begins it, 11 0 0, 0-1:11",
    "five do not end it, 11 5 5, 0-3:21",
    "four do, 11 5 4, 0-2:16",
    "near its begin it is one flood, 11 9 12 8 0, 0-4:40",
    "two floods, 11 0 11 0, 0-1:11 2-3:11",
    "one that lasts at the end, 0 0 11, 2-3:11"
  })
  void aFloodBeginsAboveTenInTenMinutesAndEndsBelowFive(
      String what, String counts, String expected) {
    SortedMap<Instant, Long> buckets = new TreeMap<>();
    List<String> each = List.of(counts.split(" "));
    for (int i = 0; i < each.size(); i++) {
      long count = Long.parseLong(each.get(i));
      if (count > 0) {
        buckets.put(at(i), count);
      }
    }
    List<String> floods =
        Flood.in(new Period(BEGIN, at(each.size())), buckets, LIMITS).stream()
            .map(flood ->
                "%d-%d:%d".formatted(index(flood.from()), index(flood.to()), flood.alarms()))
            .toList();
    assertThat(String.join(" ", floods)).as(what).isEqualTo(expected);
  }

  @Test
  void itsPeakIsTheWorstTenMinutes() {
    SortedMap<Instant, Long> buckets = new TreeMap<>();
    buckets.put(at(0), 11L);
    buckets.put(at(1), 30L);
    buckets.put(at(2), 7L);
    Flood flood = Flood.in(new Period(BEGIN, at(3)), buckets, LIMITS).getFirst();
    assertThat(flood.peak()).isEqualTo(30);
    assertThat(flood.duration()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void limitsThatWouldMakeEveryTenMinutesAFloodAreRefused() {
    assertThatThrownBy(() ->
            new LoadLimits(5, 6, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("must not end above");
    assertThatThrownBy(() ->
            new LoadLimits(10, 5, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO))
        .hasMessageContaining("two raises");
  }

  private static Instant at(int bucket) {
    return BEGIN.plus(LoadLimits.BUCKET.multipliedBy(bucket));
  }

  private static long index(Instant at) {
    return Duration.between(BEGIN, at).dividedBy(LoadLimits.BUCKET);
  }
}
