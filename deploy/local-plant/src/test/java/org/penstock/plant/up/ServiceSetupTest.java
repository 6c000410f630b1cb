package org.penstock.plant.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.plant.process.ServiceJvm;

/** What is recommended to operators is what runs here and what is measured. */
class ServiceSetupTest {
  private static final Path OPERATIONS = Path.of("..", "..", "docs", "OPERATIONS.md");

  @Test
  void operatorsAreToldEveryOptionAndVariable() throws IOException {
    String page = Files.readString(OPERATIONS);

    assertThat(page).contains(ServiceJvm.options(ServiceJvm.INGEST_HEAP_MEGABYTES));
    assertThat(page).contains(ServiceJvm.options(ServiceJvm.USUAL_HEAP_MEGABYTES));
    ServiceJvm.ENVIRONMENT.forEach(
        (name, value) -> assertThat(page).contains("`" + name + "=" + value + "`"));
  }

  @ParameterizedTest
  @EnumSource(PlantService.class)
  void everyServiceRunsHereAsRecommended(PlantService service) {
    ServiceEnvironment environment =
        new ServiceEnvironment(
            PlantFolder.of(Path.of("nowhere")), PlantPort.numbers(Map.of()), "jdbc:postgresql:x");

    assertThat(environment.of(service)).containsAllEntriesOf(ServiceJvm.ENVIRONMENT);
    assertThat(service.jvmOptions()).contains("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");
  }

  /** Else what waits for the broker is lost to a plant that is started from another folder. */
  @Test
  void whatScadaIngestKeepsLiesInThePlantsFolder() {
    PlantFolder folder = PlantFolder.of(Path.of("nowhere"));
    ServiceEnvironment environment =
        new ServiceEnvironment(folder, PlantPort.numbers(Map.of()), "jdbc:postgresql:x");

    assertThat(environment.of(PlantService.SCADA_INGEST))
        .containsEntry("SCADA_DATA_FOLDER", folder.data("scada-ingest").toString());
  }

  @Test
  void theKeyThatManifestsAreSignedWithLiesInThePlantsFolder() {
    PlantFolder folder = PlantFolder.of(Path.of("nowhere"));
    ServiceEnvironment environment =
        new ServiceEnvironment(folder, PlantPort.numbers(Map.of()), "jdbc:postgresql:x");

    assertThat(environment.of(PlantService.COMPLIANCE_SERVICE))
        .containsEntry(
            "COMPLIANCE_EXPORT_SIGNING_KEY_FILE",
            folder.data("compliance-service").resolve("signing-key.pem").toString());
  }

  @Test
  void theServiceThatIsMeasuredHasTheHeapThatIsMeasured() {
    assertThat(PlantService.SCADA_INGEST.jvmOptions())
        .isEqualTo(ServiceJvm.options(ServiceJvm.INGEST_HEAP_MEGABYTES));
  }
}
