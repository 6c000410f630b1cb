package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.penstock.cmms.connector.http.RowAnswers;
import org.penstock.cmms.connector.http.RowDialect;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

/**
 * Work orders as the API writes them. The codes of the status are each tenant's own, so the mapping
 * comes first; what it does not know is told from the flag and the dates that all tenants have.
 */
final class WorkOrderRows implements RowDialect {

  private static final Set<String> CANCELLED = Set.of("CANCELED", "CANCELLED", "DENIED");

  private final String referenceField;
  private final Supplier<PlantMapping> mapping;

  WorkOrderRows(String referenceField, Supplier<PlantMapping> mapping) {
    this.referenceField = referenceField;
    this.mapping = mapping;
  }

  /** Every answer is an envelope around a list. */
  @Override
  public Optional<List<JsonNode>> rows(String body) {
    return RowAnswers.members(RowAnswers.json(body).path("Results"));
  }

  @Override
  public String reference(JsonNode row) {
    return row.path(referenceField).asText();
  }

  /** The key is a number; what people see is {@code ID}, where the tenant shows one. */
  @Override
  public Optional<ExternalOrder> order(JsonNode row) {
    JsonNode key = row.path("PK");
    return key.isIntegralNumber()
        ? RowAnswers.order(key.asText(), row.path("ID").asText(""))
        : Optional.empty();
  }

  @Override
  public StatusReading.Status status(JsonNode row) {
    String raw = row.path("StatusDetails").path("Value").asText("");
    return new StatusReading.Status(
        mapping.get().statusOf(raw).orElseGet(() -> byManual(row, raw)), raw);
  }

  private static ExternalStatus byManual(JsonNode row, String raw) {
    if (CANCELLED.contains(raw)) {
      return ExternalStatus.CANCELLED;
    }
    if (row.path("IsOpen").isBoolean() && !row.path("IsOpen").booleanValue()) {
      return ExternalStatus.CLOSED;
    }
    return switch (raw) {
      case "CLOSED", "FINALIZED" -> ExternalStatus.CLOSED;
      case "COMPLETE", "COMPLETED" -> ExternalStatus.COMPLETED;
      case "ONHOLD", "ON HOLD" -> ExternalStatus.ON_HOLD;
      default -> byDates(row);
    };
  }

  private static ExternalStatus byDates(JsonNode row) {
    if (row.path("CompleteDate").isTextual()) {
      return ExternalStatus.COMPLETED;
    }
    return row.path("RespondedDate").isTextual() ? ExternalStatus.IN_PROGRESS : ExternalStatus.OPEN;
  }
}
