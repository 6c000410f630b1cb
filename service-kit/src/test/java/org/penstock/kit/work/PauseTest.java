package org.penstock.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

  private final Pause pause = Pause.growing();

  @Test
  void aPauseDoublesUpToTenSeconds() {
    assertThat(pause.next()).isEqualTo(Duration.ofMillis(250));
    assertThat(pause.next()).isEqualTo(Duration.ofMillis(500));
    for (int i = 0; i < 10; i++) {
      pause.next();
    }
    assertThat(pause.next()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aSuccessStartsOver() {
    pause.next();
    pause.next();
    pause.reset();
    assertThat(pause.next()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aRaisedStopEndsThePauseAtOnce() {
    StopSignal stop = new StopSignal();
    stop.raise();
    assertThat(stop.await(Duration.ofHours(1))).isTrue();
    assertThat(stop.isRaised()).isTrue();
  }
}
