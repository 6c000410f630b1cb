package org.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual form of a time is read as the library reads it. */
class UtcTextTest {

  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Test
  void everyInstantOfFourDigitYearsIsReadAsItWasWritten() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      int digits = random.nextInt(10);
      int unit = (int) Math.pow(10, 9 - digits);
      int nanos = random.nextInt(1_000_000_000) / unit * unit;
      Instant instant = Instant.ofEpochSecond(random.nextLong(FIRST, LAST), nanos);
      assertThat(UtcText.instant(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-22T10:15:30Z",
        "2026-07-22T10:15:30.1Z",
        "2026-07-22T10:15:30.120Z",
        "2026-07-22T00:00:00.000000001Z",
        "1969-12-31T23:59:59.999999999Z",
        "2024-02-29T23:59:59Z"
      })
  void aTimeMeansWhatItMeansToTheLibrary(String text) {
    assertThat(UtcText.instant(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-07-22",
        "2026-07-22T10:15Z",
        "2026-07-22T10:15:30",
        "2026-07-22T10:15:30+02:00",
        "2026-07-22T10:15:30.Z",
        "2026-07-22T10:15:30.1234567890Z",
        "2026-07-22T10:15:30,5Z",
        "2026-07-22T24:00:00Z",
        "2026-07-22T10:60:00Z",
        "2026-07-22T10:15:60Z",
        "2026-07-22t10:15:30Z",
        "2026-07-22 10:15:30Z",
        "+2026-07-22T10:15:30Z",
        "-026-07-22T10:15:30Z",
        "2026-0a-22T10:15:30Z",
        "2026-07-22T10:15:30.1x3Z",
        "2026-07-22T10:15:3 Z",
        "2026/07/22T10:15:30Z"
      })
  void whatHasAnotherFormIsLeftToTheLibrary(String text) {
    assertThat(UtcText.instant(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-29T10:15:30Z", "2026-13-01T10:15:30Z", "2026-00-10T10:15:30Z"})
  void aDayThatDoesNotExistIsNoTime(String text) {
    assertThatThrownBy(() -> UtcText.instant(text)).isInstanceOf(DateTimeException.class);
  }
}
