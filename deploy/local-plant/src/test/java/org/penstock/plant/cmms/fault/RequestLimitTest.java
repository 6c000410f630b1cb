package org.penstock.plant.cmms.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
  private static final Instant START = Instant.parse("2026-05-04T06:00:00Z");

  @Test
  void aMinuteAdmitsSoManyAndThenRefuses() {
    RequestLimit limit = new RequestLimit(3);
    assertThat(limit.admit(START)).isTrue();
    assertThat(limit.admit(START.plusSeconds(20))).isTrue();
    assertThat(limit.admit(START.plusSeconds(40))).isTrue();
    assertThat(limit.admit(START.plusSeconds(59))).isFalse();
    assertThat(limit.admit(START.plusSeconds(60))).isTrue();
    assertThat(limit.admit(START.plusSeconds(61))).isFalse();
  }

  @Test
  void aFaultStrikesItsScopeSoOftenAsAskedAndNoMore() {
    Faults faults = new Faults();
    faults.set(FaultMode.SLOW_COMMIT, 2, Duration.ofSeconds(1));

    assertThat(faults.strike(FaultMode.Scope.SEARCH)).isEmpty();
    assertThat(faults.strike(FaultMode.Scope.CREATE)).isPresent();
    assertThat(faults.strike(FaultMode.Scope.CREATE)).isPresent();
    assertThat(faults.strike(FaultMode.Scope.CREATE)).isEmpty();
    assertThat(faults.describe()).isEqualTo("none");
  }
}
