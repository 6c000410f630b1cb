package org.penstock.ingest.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penstock.ingest.domain.Samples.NOON;
import static org.penstock.ingest.domain.Samples.real;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.ingest.domain.sample.RawSample;

class SeenValuesTest {

  private final SeenValues seen = new SeenValues();

  @Test
  void onlyWhatCameLatePassesASecondTime() {
    RawSample first = real(1, NOON);
    RawSample late = real(2, NOON.plusSeconds(1));
    RawSample last = real(3, NOON.plusSeconds(2));
    assertThat(seen.fresh(List.of(first, last))).containsExactly(first, last);
    assertThat(seen.fresh(List.of(first, late, last))).containsExactly(late);
  }

  @Test
  void anotherValueOfTheSameTimeIsAnother() {
    seen.fresh(List.of(real(1, NOON)));
    assertThat(seen.fresh(List.of(real(2, NOON)))).hasSize(1);
  }

  @Test
  void whatWillNotBeReadAgainIsForgotten() {
    seen.fresh(List.of(real(1, NOON), real(2, NOON.plusSeconds(1))));
    seen.forgetBefore(NOON.plusSeconds(1));
    assertThat(seen.size()).isEqualTo(1);
  }
}
