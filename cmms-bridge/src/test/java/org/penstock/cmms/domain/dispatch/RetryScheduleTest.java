package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private final RetrySchedule schedule =
      new RetrySchedule(Duration.ofSeconds(2), Duration.ofMinutes(15));

  @Test
  void theWaitDoublesUpToTheCeiling() {
    assertThat(schedule.delay(1, 0.5)).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule.delay(2, 0.5)).isEqualTo(Duration.ofSeconds(4));
    assertThat(schedule.delay(5, 0.5)).isEqualTo(Duration.ofSeconds(32));
    assertThat(schedule.delay(10, 0.5)).isEqualTo(Duration.ofMinutes(15));
    assertThat(schedule.delay(Integer.MAX_VALUE, 0.5)).isEqualTo(Duration.ofMinutes(15));
    assertThat(schedule.delay(0, 0.5)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void jitterSpreadsFromHalfToOneAndAHalf() {
    assertThat(schedule.delay(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(schedule.delay(1, 1)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aCeilingBelowTheFirstWaitIsRefused() {
    assertThatThrownBy(() -> new RetrySchedule(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetrySchedule(Duration.ofSeconds(-2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
