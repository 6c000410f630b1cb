package org.penstock.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penstock.event.Quality;
import org.penstock.ingest.app.ShowTags.TagNow;
import org.penstock.ingest.domain.Samples;

class TagViewTest {

  @Test
  void theStateIsHowTheLastValueCountsNow() {
    assertThat(state(null)).isEqualTo("pending");
    assertThat(state(Quality.GOOD)).isEqualTo("good");
    assertThat(state(Quality.UNCERTAIN)).isEqualTo("uncertain");
    assertThat(state(Quality.BAD)).isEqualTo("bad");
  }

  @Test
  void aGoodLastValueOfADeadServerIsStale() {
    assertThat(state(Quality.STALE)).isEqualTo("stale");
  }

  private static String state(@Nullable Quality quality) {
    return TagView.of(
            new TagNow(Samples.turbidity(), "plc-1", null, Samples.reading(1, NOON), quality, null))
        .state();
  }
}
