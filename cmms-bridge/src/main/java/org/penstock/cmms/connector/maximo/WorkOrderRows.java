package org.penstock.cmms.connector.maximo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.http.RowDialect;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

/** Work orders in lean JSON: several in {@code member}. */
record WorkOrderRows(String referenceField, Supplier<PlantMapping> mapping) implements RowDialect {

  /** The rows of any object structure. */
  static Optional<List<JsonNode>> of(String body) {
    return RowAnswers.members(RowAnswers.json(body).path("member"));
  }

  @Override
  public Optional<List<JsonNode>> rows(String body) {
    return of(body);
  }

  @Override
  public String reference(JsonNode row) {
    return row.path(referenceField).asText();
  }

  @Override
  public Optional<ExternalOrder> order(JsonNode row) {
    String number = row.path("wonum").asText("");
    return RowAnswers.order(number, number);
  }

  @Override
  public StatusReading.Status status(JsonNode row) {
    String raw = row.path("status").asText("");
    return new StatusReading.Status(
        mapping.get().statusOf(raw).orElseGet(() -> byManual(raw)), raw);
  }

  /** The words that every Maximo is delivered with. */
  private static ExternalStatus byManual(String raw) {
    return switch (raw) {
      case "INPRG" -> ExternalStatus.IN_PROGRESS;
      case "WMATL", "WPCOND", "WPLAN" -> ExternalStatus.ON_HOLD;
      case "COMP" -> ExternalStatus.COMPLETED;
      case "CLOSE" -> ExternalStatus.CLOSED;
      case "CAN" -> ExternalStatus.CANCELLED;
      default -> ExternalStatus.OPEN;
    };
  }
}
