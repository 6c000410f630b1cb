package org.penstock.cmms.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation.Mapped;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

/**
 * A maintenance order. Its long text is a child, which SAP takes only together with the order (a
 * deep insert).
 *
 * @param referenceField a free field of the plant's; the order has none for a reference
 */
record Order(SapTime time, String referenceField, String language) implements SapDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TITLE = 40;

  @Override
  public String service() {
    return "API_MAINTENANCEORDER;v=2";
  }

  @Override
  public String entitySet() {
    return "MaintenanceOrder";
  }

  @Override
  public String keyField() {
    return "MaintenanceOrder";
  }

  @Override
  public String typeField() {
    return "MaintenanceOrderType";
  }

  @Override
  public List<String> shownFields() {
    return List.of(keyField(), referenceField, "SystemStatusText");
  }

  @Override
  public String body(Mapped order) {
    ObjectNode body = JSON.createObjectNode();
    TechnicalObject object = TechnicalObject.of(order.asset());
    body.put("MaintenanceOrderDesc", order.title(LONGEST_TITLE));
    body.put(typeField(), order.workType());
    body.put("MaintPriority", order.priority());
    body.put(object.isFunctionalLocation() ? "FunctionalLocation" : "Equipment", object.id());
    order.site().ifPresent(plant -> body.put("MaintenancePlanningPlant", plant));
    order.assignee().ifPresent(person -> body.put("MaintOrdPersonResponsible", person));
    Instant due = order.request().dueAt();
    if (due != null) {
      body.put("LatestAcceptableCompletionDate", time.date(due));
    }
    body.put(referenceField, order.order().reference().value());
    body.putObject("to_MaintenanceOrderLongText")
        .putArray("results")
        .addObject()
        .put("Language", language)
        .put("MaintenanceOrderLongText", order.longText());
    return body.toString();
  }

  /** The system status is a row of words, such as {@code REL PCNF}; the furthest of them counts. */
  @Override
  public StatusReading.Status status(JsonNode row, PlantMapping mapping) {
    String raw = row.path("SystemStatusText").asText("").strip();
    Set<String> words = Set.copyOf(Arrays.asList(raw.split("\\s+", -1)));
    Optional<ExternalStatus> mapped =
        words.stream()
            .flatMap(word -> mapping.statusOf(word).stream())
            .max(Comparator.naturalOrder());
    return new StatusReading.Status(mapped.orElseGet(() -> ofWords(words)), raw);
  }

  private static ExternalStatus ofWords(Set<String> words) {
    if (words.contains("DLFL") || words.contains("NOEX")) {
      return ExternalStatus.CANCELLED;
    }
    if (words.contains("CLSD")) {
      return ExternalStatus.CLOSED;
    }
    if (words.contains("TECO")) {
      return ExternalStatus.COMPLETED;
    }
    return words.contains("PCNF") || words.contains("CNF")
        ? ExternalStatus.IN_PROGRESS
        : ExternalStatus.OPEN;
  }
}
