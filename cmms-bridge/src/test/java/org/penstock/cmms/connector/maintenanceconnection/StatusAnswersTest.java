package org.penstock.cmms.connector.maintenanceconnection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

class StatusAnswersTest {

  private static final StatusAnswers BY_MANUAL = new StatusAnswers(PlantMapping::identity);

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
      String raw, String fields, ExternalStatus expected) throws Exception {
    assertThat(read(BY_MANUAL, "{\"PK\": 42, %s, %s}".formatted(status(raw), fields)))
        .isEqualTo(new StatusReading.Read(Map.of("42", new StatusReading.Status(expected, raw))));
  }

  @Test
  void theTenantsOwnCodesComeFirst() throws Exception {
    PlantMapping mapping =
        new PlantMapping(
            null,
            null,
            null,
            true,
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("ISSUED", ExternalStatus.IN_PROGRESS));
    assertThat(
            read(
                new StatusAnswers(() -> mapping),
                "{\"PK\": 42, %s, \"IsOpen\": true}".formatted(status("ISSUED"))))
        .isEqualTo(
            new StatusReading.Read(
                Map.of("42", new StatusReading.Status(ExternalStatus.IN_PROGRESS, "ISSUED"))));
  }

  @Test
  void aWorkOrderThatNobodyAskedForMakesTheAnswerWorthless() throws Exception {
    assertThat(read(BY_MANUAL, "{\"PK\": 43, %s}".formatted(status("CLOSED"))))
        .isInstanceOf(StatusReading.Failed.class);
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    assertThat(BY_MANUAL.read(List.of(), Set.of("42"))).isEqualTo(new StatusReading.Read(Map.of()));
  }

  private static StatusReading read(StatusAnswers answers, String row) throws Exception {
    JsonNode parsed = new ObjectMapper().readTree(row);
    return answers.read(List.of(parsed), Set.of("42"));
  }

  private static String status(String raw) {
    return "\"StatusDetails\": {\"Value\": \"%s\"}".formatted(raw);
  }
}
