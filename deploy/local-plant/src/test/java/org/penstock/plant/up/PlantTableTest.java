package org.penstock.plant.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.process.Learning;

class PlantTableTest {

  @Test
  void columnsStandBelowEachOther() {
    assertThat(
            PlantTable.text(
                List.of(List.of("part", "state"), List.of("compliance-service", "ready"))))
        .isEqualTo("  part                state\n  compliance-service  ready");
  }

  @Test
  void aPartThatDoesNotRunIsDown() {
    assertThat(PlantTable.of(List.of(new FakePart("kafka")))).contains("kafka").contains("down");
  }

  @Test
  void everyPartOfThePlanHasItsPortsAndTheServicesStandLast() {
    LocalPlant plant =
        PlantPlan.plant(
            PlantFolder.of(Path.of("nowhere")),
            PlantPort.numbers(Map.of("PENSTOCK_KEYCLOAK_PORT", "28180")),
            Learning.NEVER);

    assertThat(plant.parts())
        .extracting(Part::name)
        .containsExactly(
            "postgres",
            "kafka",
            "keycloak",
            "simulated-plant",
            "stand-in-cmms",
            "scada-ingest",
            "alert-engine",
            "cmms-bridge",
            "compliance-service",
            "elog-service");
    assertThat(plant.part("keycloak").address())
        .isEqualTo("http://" + LoopbackPorts.HOST + ":28180/admin");
  }
}
