package org.penstock.cmms.connector.maintenanceconnection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

class WorkOrderRowsTest {

  private static final WorkOrderRows BY_MANUAL =
      new WorkOrderRows("UDFChar10", PlantMapping::identity);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "REQUESTED | \"IsOpen\": true                                          | OPEN",
        "ISSUED    | \"IsOpen\": true                                          | OPEN",
        "ISSUED    | \"IsOpen\": true, \"RespondedDate\": \"2026-01-01T00:00:00Z\" | IN_PROGRESS",
        "ONHOLD    | \"IsOpen\": true, \"RespondedDate\": \"2026-01-01T00:00:00Z\" | ON_HOLD",
        "COMPLETE  | \"IsOpen\": true                                          | COMPLETED",
        "WAITCLOSE | \"IsOpen\": true, \"CompleteDate\": \"2026-01-01T00:00:00Z\"  | COMPLETED",
        "CLOSED    | \"IsOpen\": false                                         | CLOSED",
        "FINALIZED | \"IsOpen\": true                                          | CLOSED",
        "FILED     | \"IsOpen\": false                                         | CLOSED",
        "CANCELED  | \"IsOpen\": false                                         | CANCELLED",
        "DENIED    | \"IsOpen\": false                                         | CANCELLED",
        "WHATEVER  | \"RespondedDate\": null                                   | OPEN"
      })
  void aStatusIsToldFromItsCodeItsFlagAndItsDates(
      String raw, String fields, ExternalStatus expected) {
    assertThat(status(BY_MANUAL, raw, fields)).isEqualTo(new StatusReading.Status(expected, raw));
  }

  @Test
  void theTenantsOwnCodesComeFirst() {
    PlantMapping mapping =
        new PlantMapping(
            null,
            null,
            null,
            true,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("ISSUED", ExternalStatus.IN_PROGRESS));
    WorkOrderRows rows = new WorkOrderRows("UDFChar10", () -> mapping);

    assertThat(status(rows, "ISSUED", "\"IsOpen\": true").status())
        .isEqualTo(ExternalStatus.IN_PROGRESS);
  }

  @Test
  void aRowWithoutAKeyIsNoWorkOrder() {
    assertThat(BY_MANUAL.order(RowAnswers.json("{\"ID\": \"WO-1\"}"))).isEmpty();
    assertThat(BY_MANUAL.order(RowAnswers.json("{\"PK\": \"x\"}"))).isEmpty();
  }

  private static StatusReading.Status status(WorkOrderRows rows, String raw, String fields) {
    return rows.status(
        RowAnswers.json(
            "{\"PK\": 42, \"StatusDetails\": {\"Value\": \"%s\"}, %s}".formatted(raw, fields)));
  }
}
