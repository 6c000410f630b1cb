package org.penstock.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.real;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.ingest.domain.Samples;
import org.penstock.ingest.domain.source.SourceSpec;

class ShowTagsTest {

  private static final Instant LATER = NOON.plusSeconds(3_600);

  private final SourceSpec source = Samples.source(Samples.turbidity());
  private final StreamReadings stream = StreamFixture.of(source);

  @Test
  void aTagCountsAsItsLastValueUntilItsSourceIsAwayForTooLong() {
    assertThat(quality()).isEmpty();
    stream.passNow(source, List.of(real(0.4, NOON)));
    assertThat(quality()).containsExactly(Quality.GOOD);

    stream.markStale(source, NOON, LATER);
    assertThat(quality()).containsExactly(Quality.STALE);

    stream.passNow(source, List.of(real(0.5, LATER)));
    assertThat(quality()).containsExactly(Quality.GOOD);
  }

  private List<Quality> quality() {
    return stream.quality(source, source.tags().getFirst().tagName()).stream().toList();
  }
}
