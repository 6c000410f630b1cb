package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace(150, 10, Duration.ofSeconds(30));

  @Test
  void callsComeEvenly() {
    assertThat(pace.interval()).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void afterAnOutageTheLimitDoublesUpToTheNormalOne() {
    assertThat(pace.intervalAfterOutage(Duration.ZERO)).isEqualTo(Duration.ofSeconds(6));
    assertThat(pace.intervalAfterOutage(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
    assertThat(pace.intervalAfterOutage(Duration.ofSeconds(65)))
        .isEqualTo(Duration.ofMillis(1_500));
    assertThat(pace.intervalAfterOutage(Duration.ofDays(400))).isEqualTo(pace.interval());
  }

  @Test
  void aPaceWithoutCallsOrTimeIsRefused() {
    assertThatThrownBy(() -> new Pace(150, 0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace(5, 10, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Pace(150, 10, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
