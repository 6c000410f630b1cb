package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

  private static String written(Instant time) {
    byte[] bytes = new byte[IsoInstant.LONGEST + 3];
    int end = IsoInstant.write(time, bytes, 3);
    return new String(bytes, 3, end - 3, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2000-02-29T23:59:59.999999999Z",
        "2024-02-29T12:00:00.1Z",
        "2100-02-28T00:00:00.000001Z",
        "2100-03-01T00:00:00.0000001Z",
        "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "1601-01-01T00:00:00.0000001Z",
        "-0044-03-15T12:00:00Z"
      })
  void theTextIsThatOfTheJdk(String text) {
    assertThat(written(Instant.parse(text))).isEqualTo(Instant.parse(text).toString());
  }

  @Test
  void everyDayOfFourCenturiesIsRight() {
    for (long day = 0; day < 146_097; day++) {
      Instant time = Instant.ofEpochSecond(day * 86_400 + day % 86_400);
      assertThat(written(time)).isEqualTo(time.toString());
    }
  }

  @Test
  void anyInstantIsRight() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-10_000_000_000L, 300_000_000_000L), random.nextInt(1_000_000_000));
      assertThat(written(time)).as("seed %d", seed).isEqualTo(time.toString());
    }
  }
}
