package org.penstock.plant.simulator.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void unitIdsAreTheCommonCodesAsNumbers() {
    assertThat(Units.unitId("MTR")).isEqualTo(5067858);
    assertThat(Units.unitId("MQH")).isEqualTo(5067080);
  }
}
