package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentIdsTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final Duration REACH = Duration.ofSeconds(30);

  private final RecentIds ids = new RecentIds(16, REACH, 256);

  @ParameterizedTest
  @CsvSource({"10000, 16", "1000, 32", "500, 64", "200, 256", "10, 256"})
  void theyReachBackAsFarAsTheyShouldAndGrowNoFurtherThanTheyMay(int everyMillis, int size) {
    for (int i = 0; i < 3_000; i++) {
      ids.add(id(i), NOON.plusMillis((long) i * everyMillis));
    }
    assertThat(ids.size()).isEqualTo(size);
    assertThat(ids.contains(id(2_999))).isTrue();
    assertThat(ids.contains(id(2_999 - size))).isFalse();
  }

  @Test
  void whatCameWithinTheReachIsKnown() {
    for (int i = 0; i < 500; i++) {
      ids.add(id(i), NOON.plusMillis(500L * i));
      assertThat(ids.contains(id(Math.max(0, i - 60)))).as("sample %s", i).isTrue();
    }
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(ids.contains(id(7))).isFalse();
  }

  private static String id(int number) {
    return "%016x%016x".formatted(number + 1, 99);
  }
}
