package org.penstock.cmms.connector.maintenanceconnection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.mapping.PlantMapping;
import org.penstock.cmms.connector.mapping.PlantMapping.MappedAsset;
import org.penstock.cmms.domain.OrderText;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.event.WorkOrderRequest;

/**
 * A work order as the body of {@code POST /workorders}: an array of one {@code WorkOrderViewModel}.
 */
final class WorkOrderJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<PlantMapping> mappings;
  private final String referenceField;
  private final String alarmField;

  WorkOrderJson(Supplier<PlantMapping> mappings, String referenceField, String alarmField) {
    this.mappings = mappings;
    this.referenceField = referenceField;
    this.alarmField = alarmField;
  }

  Rendered render(WorkOrder order) {
    WorkOrderRequest request = order.request();
    PlantMapping mapping = mappings.get();
    List<String> missing = new ArrayList<>();
    MappedAsset asset = mapping.asset(request.assetId()).orElse(null);
    String priority = mapping.priority(request.priority().name()).orElse(null);
    String workType = mapping.workType(request.workType().name()).orElse(null);
    note(missing, "asset", request.assetId(), asset);
    note(missing, "priority", request.priority().name(), priority);
    note(missing, "work type", request.workType().name(), workType);
    if (asset == null || priority == null || workType == null) {
      return new Rendered.Unmapped("The mapping has no counterpart for " + missing);
    }
    ArrayNode body = JSON.createArrayNode();
    ObjectNode fields = body.addObject();
    fields.put("Reason", request.title());
    fields.put("Instructions", instructions(order, asset));
    fields.putObject("TypeDetails").put("Value", workType);
    fields.putObject("PriorityDetails").put("Value", priority);
    fields.putObject("AssetRef").put("ID", asset.id());
    fillTenantFields(fields, request, mapping);
    fields.put(alarmField, request.sourceAlarmId());
    fields.put(referenceField, order.reference().value());
    return new Rendered.Body(body.toString());
  }

  private static void fillTenantFields(
      ObjectNode fields, WorkOrderRequest request, PlantMapping mapping) {
    if (mapping.status() != null) {
      fields.putObject("StatusDetails").put("Value", mapping.status());
    }
    if (mapping.repairCenter() != null) {
      fields.putObject("RepairCenterRef").put("ID", mapping.repairCenter());
    }
    fields.put("RequesterName", request.createdBySystem());
    fields.put("RequestedDate", request.raisedAt().toString());
    Instant due = request.dueAt();
    if (due != null) {
      fields.put("TargetDate", due.toString());
    }
  }

  private static String instructions(WorkOrder order, MappedAsset asset) {
    String text = OrderText.of(order);
    return asset.isFallback()
        ? "Asset %s is not mapped; filed under %s.\n%s"
            .formatted(order.request().assetId(), asset.id(), text)
        : text;
  }

  private static void note(
      List<String> missing, String what, String ours, @Nullable Object counterpart) {
    if (counterpart == null) {
      missing.add(what + " " + ours);
    }
  }

  /** The body, or why there is none. */
  sealed interface Rendered {
    record Body(String json) implements Rendered {}

    record Unmapped(String reason) implements Rendered {}
  }
}
