package org.penstock.ingest.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private static Window minutes(int from, int to) {
    return new Window(NOON.plus(Duration.ofMinutes(from)), NOON.plus(Duration.ofMinutes(to)));
  }

  @Test
  void itsPiecesCoverItWithoutOverlap() {
    assertThat(minutes(0, 150).slices(Duration.ofHours(1), false))
        .containsExactly(minutes(0, 60), minutes(60, 120), minutes(120, 150));
  }

  @Test
  void theNewestPieceComesFirstWhereThatIsWanted() {
    assertThat(minutes(0, 150).slices(Duration.ofHours(1), true))
        .containsExactly(minutes(120, 150), minutes(60, 120), minutes(0, 60));
  }

  @Test
  void anExactMultipleHasNoEmptyPieceAndAMomentHasOne() {
    assertThat(minutes(0, 120).slices(Duration.ofHours(1), false)).hasSize(2);
    assertThat(minutes(5, 5).slices(Duration.ofHours(1), true)).isEqualTo(List.of(minutes(5, 5)));
  }

  @Test
  void whatIsTooLongLosesItsOldestPart() {
    assertThat(minutes(0, 150).newest(Duration.ofHours(1))).isEqualTo(minutes(90, 150));
    assertThat(minutes(0, 60).newest(Duration.ofHours(1))).isEqualTo(minutes(0, 60));
  }

  @Test
  void itsEndsBelongToIt() {
    assertThat(minutes(0, 1).contains(NOON)).isTrue();
    assertThat(minutes(0, 1).contains(NOON.plusSeconds(60))).isTrue();
    assertThat(minutes(0, 1).contains(NOON.plusSeconds(61))).isFalse();
    assertThat(minutes(0, 1).contains(NOON.minusSeconds(1))).isFalse();
  }

  @Test
  void twoOfThemMakeOneThatHoldsBoth() {
    assertThat(minutes(0, 1).with(minutes(5, 6))).isEqualTo(minutes(0, 6));
    assertThat(minutes(5, 6).with(minutes(0, 1))).isEqualTo(minutes(0, 6));
  }

  @Test
  void oneThatEndsBeforeItBeginsIsNone() {
    assertThatThrownBy(() -> minutes(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
