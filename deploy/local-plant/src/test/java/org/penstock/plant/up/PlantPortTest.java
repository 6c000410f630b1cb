package org.penstock.plant.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlantPortTest {

  @Test
  void aPortHasItsUsualNumberUnlessTheEnvironmentSaysAnother() {
    Map<PlantPort, Integer> numbers = PlantPort.numbers(Map.of("PENSTOCK_KAFKA_PORT", " 29092 "));

    assertThat(numbers)
        .containsEntry(PlantPort.KAFKA, 29092)
        .containsEntry(PlantPort.POSTGRES, 15432)
        .hasSize(PlantPort.values().length);
  }

  @Test
  void whatIsNoNumberIsRefusedByName() {
    assertThatThrownBy(() -> PlantPort.numbers(Map.of("PENSTOCK_CMMS_PORT", "eighty")))
        .hasMessage("PENSTOCK_CMMS_PORT must be a port number, not `eighty`.");
  }
}
