package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.ingest.domain.Samples;
import org.penstock.ingest.domain.source.SourceSpec;

class StaleTagsTest {

  private final SourceSpec source = Samples.source(Samples.turbidity());
  private final StreamReadings stream = StreamFixture.of(source);

  private static Instant at(int second) {
    return NOON.plusSeconds(second);
  }

  private Quality quality() {
    return stream.tagsByQuality(source).keySet().iterator().next();
  }

  @Test
  void aTagOfASourceThatIsAwayIsStaleAfterThreeOfItsPeriods() {
    stream.passNow(source, List.of(Samples.real(1, at(0))));
    assertThat(stream.markStale(source, at(0), at(30))).isZero();
    assertThat(stream.markStale(source, at(0), at(31))).isEqualTo(1);
    assertThat(quality()).isEqualTo(Quality.STALE);
    assertThat(stream.markStale(source, at(0), at(32))).isZero();
  }

  /** A source that is back in part is still away as a whole. */
  @Test
  void aTagThatGivesValuesIsNotCalledStaleBecauseItsSourceIsAway() {
    stream.passNow(source, List.of(Samples.real(1, at(0))));
    stream.passNow(source, List.of(Samples.real(2, at(20))));
    assertThat(stream.markStale(source, at(0), at(50))).isZero();
    assertThat(quality()).isEqualTo(Quality.GOOD);
    assertThat(stream.markStale(source, at(0), at(51))).isEqualTo(1);
  }
}
