package org.penstock.ingest.domain.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penstock.ingest.domain.backfill.Jobs.NOON;
import static org.penstock.ingest.domain.backfill.Jobs.gap;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.event.Gap;

class PaceAndSizeTest {

  @Test
  void callsKeepTheirDistance() {
    Pace pace = new Pace(10, 1_000);
    assertThat(pace.pause(NOON)).isZero();
    pace.called(0, NOON);
    assertThat(pace.pause(NOON.plusMillis(40))).isEqualTo(Duration.ofMillis(60));
    assertThat(pace.pause(NOON.plusMillis(100))).isZero();
  }

  @Test
  void manyValuesAreFollowedByALongerPause() {
    Pace pace = new Pace(10, 1_000);
    pace.called(500, NOON);
    assertThat(pace.pause(NOON)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aPaceOfNothingIsNone() {
    assertThatThrownBy(() -> new Pace(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCallIsHalvedDownToOneAndGrowsBack() {
    CallSize most = new CallSize(20, 1_000);
    assertThat(most.halved()).isEqualTo(new CallSize(10, 500));
    assertThat(new CallSize(1, 1).halved()).isEqualTo(new CallSize(1, 1));
    assertThat(most.halved().doubled(most)).isEqualTo(most);
    assertThat(most.doubled(most)).isEqualTo(most);
  }

  @Test
  void theTagsOfACallShareItsValues() {
    assertThat(new CallSize(20, 1_000).valuesOfEach(20)).isEqualTo(50);
    assertThat(new CallSize(20, 1_000).valuesOfEach(1)).isEqualTo(1_000);
    assertThat(new CallSize(20, 5).valuesOfEach(20)).isEqualTo(1);
    assertThat(new CallSize(20, 5).valuesOfEach(0)).isEqualTo(5);
  }

  @Test
  void aCallForNothingIsNone() {
    assertThatThrownBy(() -> new CallSize(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CallSize(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gapsOfSingleTagsAtTheSameTimeAreFilledTogether() {
    Gap whole = gap("1", null, 0, 10);
    Gap a = gap("2", "a", 0, 10);
    Gap b = gap("3", "b", 20, 30);
    Gap c = gap("4", "c", 9_000, 9_010);
    Gap secondOfA = gap("5", "a", 5, 6);
    assertThat(groups(whole, a, b, c, secondOfA))
        .containsExactly(List.of(whole), List.of(a, b), List.of(c), List.of(secondOfA));
  }

  @Test
  void aGapOfALongerTimeIsNotFilledWithAShortOne() {
    Gap a = gap("2", "a", 0, 10);
    Gap b = gap("3", "b", 0, 9_000);
    assertThat(groups(a, b)).hasSize(2);
  }

  @Test
  void gapsOfAllTagsThatTouchWithTheirMarginsAreFilledTogetherInTheirOrder() {
    Gap late = gap("1", null, 29, 40);
    Gap early = gap("2", null, 0, 10);
    Gap between = gap("3", null, 15, 20);
    Gap apart = gap("4", null, 51, 60);
    assertThat(groups(late, early, between, apart))
        .containsExactly(List.of(early, between, late), List.of(apart));
  }

  @Test
  void gapsThatTouchAreNotFilledTogetherBeyondWhatIsReadInOneGo() {
    Gap first = gap("1", null, 0, 2_000);
    Gap second = gap("2", null, 2_001, 3_601);
    assertThat(groups(first, second)).containsExactly(List.of(first), List.of(second));
  }

  /** With a margin of 5 s and an hour at most. */
  private static List<List<Gap>> groups(Gap... closed) {
    return GapGroups.of(
        List.of(closed), Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofHours(1));
  }

  @Test
  void theTimeOfAGapThatEndsBeforeItBeginsIsTurnedRound() {
    assertThat(GapGroups.windowOf(gap("1", null, 10, 0))).isEqualTo(Jobs.window(0, 10));
    assertThatThrownBy(() -> GapGroups.windowOf(gap("1", null, 10, null)))
        .isInstanceOf(NullPointerException.class);
  }
}
