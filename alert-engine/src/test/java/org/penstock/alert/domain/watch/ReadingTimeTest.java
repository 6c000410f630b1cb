package org.penstock.alert.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.alert.domain.Samples.NOON;
import static org.penstock.alert.domain.Samples.noon;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.TagValue;
import org.penstock.event.TimestampOrigin;
import org.penstock.event.ValueType;

/** Which time of a reading counts; two minutes ahead are believed. */
class ReadingTimeTest {

  private final ReadingTime time = new ReadingTime(Duration.ofMinutes(2));

  @Test
  void theSourcesTimeCountsAsLongAsClocksMayDiffer() {
    assertThat(at(noon(120), noon(1), noon(2))).isEqualTo(noon(120));
    assertThat(time.isSuspect(reading(noon(120), null, noon(2)), NOON)).isFalse();
  }

  @Test
  void aSourceInTheFutureIsDatedByTheServerThenByOurselves() {
    assertThat(time.isSuspect(reading(noon(121), null, noon(2)), NOON)).isTrue();
    assertThat(at(noon(121), noon(1), noon(2))).isEqualTo(noon(1));
    assertThat(at(noon(121), null, noon(2))).isEqualTo(noon(2));
    assertThat(at(noon(121), noon(500), noon(2))).isEqualTo(noon(2));
    assertThat(at(noon(121), noon(500), noon(500))).isEqualTo(NOON);
  }

  @Test
  void aLastValueToldAgainIsTheSameObservationHoweverMuchLaterItComes() {
    Reading heartbeat = reading(noon(0), noon(1), noon(62), ReadingOrigin.HEARTBEAT);
    assertThat(
            time.observe(heartbeat, noon(62))
                .isRepeatOf(time.observe(reading(noon(0), noon(1), noon(2)), noon(2))))
        .isTrue();
  }

  private Instant at(Instant source, @Nullable Instant server, Instant ingest) {
    return time.observe(reading(source, server, ingest), NOON).at();
  }

  private static Reading reading(Instant source, @Nullable Instant server, Instant ingest) {
    return reading(source, server, ingest, ReadingOrigin.LIVE);
  }

  private static Reading reading(
      Instant source, @Nullable Instant server, Instant ingest, ReadingOrigin origin) {
    return new Reading(
        "e",
        source,
        TimestampOrigin.SOURCE,
        server,
        ingest,
        "wtp-1",
        "filters",
        "filters.a",
        TagValue.of(1.0),
        ValueType.DOUBLE,
        "NTU",
        Quality.GOOD,
        null,
        null,
        "s",
        origin,
        1);
  }
}
