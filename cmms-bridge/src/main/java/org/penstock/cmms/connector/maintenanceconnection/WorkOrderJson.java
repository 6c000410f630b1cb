package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.mapping.Translation.Mapped;
import org.penstock.event.WorkOrderRequest;

/**
 * A work order as the body of {@code POST /workorders}: an array of one {@code WorkOrderViewModel}.
 */
final class WorkOrderJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String referenceField;
  private final String alarmField;

  WorkOrderJson(String referenceField, String alarmField) {
    this.referenceField = referenceField;
    this.alarmField = alarmField;
  }

  String body(Mapped order, @Nullable String status) {
    WorkOrderRequest request = order.request();
    ArrayNode body = JSON.createArrayNode();
    ObjectNode fields = body.addObject();
    fields.put("Reason", request.title());
    fields.put("Instructions", order.longText());
    fields.putObject("TypeDetails").put("Value", order.workType());
    fields.putObject("PriorityDetails").put("Value", order.priority());
    fields.putObject("AssetRef").put("ID", order.asset().id());
    if (status != null) {
      fields.putObject("StatusDetails").put("Value", status);
    }
    order.site().ifPresent(site -> fields.putObject("RepairCenterRef").put("ID", site));
    fields.put("RequesterName", request.createdBySystem());
    fields.put("RequestedDate", request.raisedAt().toString());
    Instant due = request.dueAt();
    if (due != null) {
      fields.put("TargetDate", due.toString());
    }
    fields.put(alarmField, request.sourceAlarmId());
    fields.put(referenceField, order.order().reference().value());
    return body.toString();
  }
}
