package org.penstock.cmms.connector.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.Translation;
import org.penstock.cmms.connector.mapping.Translation.Mapped;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;

/**
 * A maintenance notification. It is the usual document: it has a field for a reference from outside
 * by which it can be searched for, which the order has not.
 */
record Notification(SapTime time) implements SapDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TITLE = 40;
  private static final int LONGEST_TEXT = 1333;
  private static final int LONGEST_REPORTER = 12;

  @Override
  public String service() {
    return "API_MAINTNOTIFICATION";
  }

  @Override
  public String entitySet() {
    return "MaintenanceNotification";
  }

  @Override
  public String keyField() {
    return "MaintenanceNotification";
  }

  @Override
  public String referenceField() {
    return "MaintNotifExtReferenceNumber";
  }

  @Override
  public String typeField() {
    return "NotificationType";
  }

  @Override
  public List<String> shownFields() {
    return List.of(
        keyField(),
        referenceField(),
        "NotifProcessingPhase",
        "NotifProcessingPhaseDesc",
        "MaintenanceOrder");
  }

  /**
   * Without a time by which it must be done: SAP computes that from the priority and overwrites.
   */
  @Override
  public String body(Mapped order) {
    ObjectNode body = JSON.createObjectNode();
    TechnicalObject object = TechnicalObject.of(order.asset());
    body.put("NotificationText", order.title(LONGEST_TITLE));
    body.put(typeField(), order.workType());
    body.put("MaintPriority", order.priority());
    body.put("TechnicalObject", object.id());
    body.put("TechObjIsEquipOrFuncnlLoc", object.isFunctionalLocation() ? "EAMS_FL" : "EAMS_EQUI");
    order.site().ifPresent(plant -> body.put("MaintenancePlanningPlant", plant));
    order.assignee().ifPresent(person -> body.put("PersonResponsible", person));
    body.put(
        "ReportedByUser", Translation.cut(order.request().createdBySystem(), LONGEST_REPORTER));
    body.put("MalfunctionStartDate", time.date(order.request().raisedAt()));
    body.put("MalfunctionStartTime", time.time(order.request().raisedAt()));
    body.put("MaintNotifLongTextForEdit", Translation.cut(order.longText(), LONGEST_TEXT));
    body.put(referenceField(), order.order().reference().value());
    return body.toString();
  }

  /** The order that a planner made of it is worth a line in the history of the work order. */
  @Override
  public StatusReading.Status status(JsonNode row, PlantMapping mapping) {
    String phase = row.path("NotifProcessingPhase").asText("");
    String order = row.path("MaintenanceOrder").asText("");
    String words = (phase + " " + row.path("NotifProcessingPhaseDesc").asText("")).strip();
    return new StatusReading.Status(
        mapping.statusOf(phase).orElseGet(() -> ofPhase(phase)),
        order.isBlank() ? words : words + ", order " + order);
  }

  private static ExternalStatus ofPhase(String phase) {
    return switch (phase) {
      case "2" -> ExternalStatus.ON_HOLD;
      case "3" -> ExternalStatus.IN_PROGRESS;
      case "4" -> ExternalStatus.CLOSED;
      case "5" -> ExternalStatus.CANCELLED;
      default -> ExternalStatus.OPEN;
    };
  }
}
