package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.connector.Failure;

/**
 * How work orders stand, from their rows. The codes are each tenant's own, so the mapping comes
 * first; what it does not know is told from the flag and the dates that all tenants have.
 */
final class StatusAnswers {

  private static final Set<String> CANCELLED = Set.of("CANCELED", "CANCELLED", "DENIED");

  private final Supplier<PlantMapping> mapping;

  StatusAnswers(Supplier<PlantMapping> mapping) {
    this.mapping = mapping;
  }

  /** A filter that the server misread gives rows nobody asked for: such an answer says nothing. */
  StatusReading read(List<JsonNode> rows, Set<String> asked) {
    Map<String, StatusReading.Status> byId = new HashMap<>();
    for (JsonNode row : rows) {
      String key = row.path("PK").asText();
      if (!asked.contains(key)) {
        return new StatusReading.Failed(
            new Failure.Protocol("asked for the status of work orders, and got another: " + key));
      }
      byId.put(key, status(row));
    }
    return new StatusReading.Read(byId);
  }

  private StatusReading.Status status(JsonNode row) {
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
