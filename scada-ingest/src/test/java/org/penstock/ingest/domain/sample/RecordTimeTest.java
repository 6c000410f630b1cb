package org.penstock.ingest.domain.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.reading;
import static org.penstock.ingest.domain.Samples.stream;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.event.Reading;
import org.penstock.event.ReadingOrigin;
import org.penstock.event.ValueType;

class RecordTimeTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, true",
    "PT5M, true",
    "PT5M0.001S, false",
    "P-30D, true",
    "P-30DT-0.001S, false",
    "P-20000D, false",
    "P30000D, false"
  })
  void theRecordHasTheReadingsTimeWhereThatIsPlausible(Duration ahead, boolean isPlausible) {
    Instant time = NOON.plus(ahead);
    Reading reading =
        reading(
            stream(ValueType.DOUBLE),
            new RawSample(
                "filters.filter2.turbidity",
                new RawValue.Real(1),
                0,
                time,
                time,
                NOON,
                ReadingOrigin.LIVE));
    assertThat(reading.timestamp()).isEqualTo(time);
    assertThat(RecordTime.of(reading)).isEqualTo(isPlausible ? time : NOON);
  }
}
