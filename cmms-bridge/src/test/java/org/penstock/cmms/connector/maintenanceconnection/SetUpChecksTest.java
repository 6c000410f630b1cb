package org.penstock.cmms.connector.maintenanceconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.SetUpCheck;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.cmms.StandInCmms;

/** What a person is told who has set the connector up wrongly: one sentence for each mistake. */
class SetUpChecksTest {

  private static final Map<String, String> PRIORITIES = Map.of("HIGH", "1", "LOW", "3");

  @TempDir Path folder;
  private StandInCmms standIn;

  @BeforeEach
  void start() throws Exception {
    standIn = StandInCmms.start("--port=0", "--limit=1000000", "--data=" + folder);
  }

  @AfterEach
  void stop() throws Exception {
    standIn.close();
  }

  @Test
  void allIsWell() {
    assertThat(checks(standIn.url(), "local-cmms-key", "UDFChar10", PRIORITIES))
        .hasSize(5)
        .allMatch(SetUpCheck::passed);
  }

  @Test
  void aWrongPasswordIsSaid() {
    assertThat(checks(standIn.url(), "wrong", "UDFChar10", PRIORITIES))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.passed()).isFalse();
          assertThat(check.says())
              .contains("does not take the connection key or the API key")
              .contains("CMMS_CONNECTOR_API_KEY")
              .doesNotContain("wrong");
        });
  }

  @Test
  void anUnreachableHostIsSaid() {
    String nobody = "http://" + LoopbackPorts.HOST + ":" + LoopbackPorts.free(1).getFirst();
    assertThat(checks(nobody, "local-cmms-key", "UDFChar10", PRIORITIES))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.passed()).isFalse();
          assertThat(check.says())
              .startsWith(nobody.replace("http://", ""))
              .contains("cannot be reached");
        });
  }

  @Test
  void anUnknownFieldIsSaid() {
    assertThat(failed("local-cmms-key", "UDFChar77", PRIORITIES))
        .isEqualTo(
            "The work orders there have no field UDFChar77 (cmms.connector.reference-field)");
  }

  @Test
  void anUnknownPriorityIsSaid() {
    assertThat(failed("local-cmms-key", "UDFChar10", Map.of("HIGH", "1", "LOW", "9")))
        .isEqualTo("There is no priority 9, which the mapping gives for LOW");
  }

  @Test
  void anUnknownAssetIsSaid() {
    PlantMapping mapping =
        new PlantMapping(
            null,
            null,
            "NOWHERE",
            false,
            Map.of("FILTER-2", "FILTER-2", "PUMP", "PU\"MP"),
            PRIORITIES,
            Map.of("CORRECTIVE", "CM"));
    assertThat(checks(standIn.url(), "local-cmms-key", "UDFChar10", mapping).getLast())
        .isEqualTo(
            SetUpCheck.failed(
                "assets", "There is no asset NOWHERE, PU\"MP, which the mapping names"));
  }

  private String failed(String apiKey, String field, Map<String, String> priorities) {
    return checks(standIn.url(), apiKey, field, priorities).stream()
        .filter(check -> !check.passed())
        .map(SetUpCheck::says)
        .reduce((one, other) -> one + " | " + other)
        .orElse("all is well");
  }

  private static List<SetUpCheck> checks(
      String url, String apiKey, String field, Map<String, String> priorities) {
    return checks(
        url,
        apiKey,
        field,
        new PlantMapping(
            null,
            null,
            null,
            false,
            Map.of("FILTER-2", "FILTER-2"),
            priorities,
            Map.of("CORRECTIVE", "CM")));
  }

  private static List<SetUpCheck> checks(
      String url, String apiKey, String field, PlantMapping mapping) {
    MaintenanceConnectionSettings settings =
        new MaintenanceConnectionSettings(
            "cmms",
            URI.create(url + "/v8"),
            new Credentials("wtp-1", apiKey),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            field,
            "UDFChar9",
            Duration.ofSeconds(1));
    try (MaintenanceConnectionConnector connector =
        new MaintenanceConnectionConnector(settings, () -> mapping, InstantSource.system())) {
      return connector.verify();
    }
  }
}
