package org.penstock.plant.cmms.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what a caller sends, and fills the view of a work order with it. */
final class WorkOrderForm {
  private static final Set<String> ENDED = Set.of("CLOSED", "CANCELED");

  private WorkOrderForm() {}

  /** What is wrong with the fields that are given; empty when nothing is. */
  static Optional<Verdict> check(ObjectNode given) {
    for (Map.Entry<String, String> field : WorkOrderFields.plain().entrySet()) {
      JsonNode value = given.path(field.getKey());
      if (!value.isMissingNode() && !value.isNull() && !fits(value, field.getValue())) {
        return invalid(field.getKey() + " must be of type " + field.getValue());
      }
    }
    return checkCode(given, "TypeDetails", LookupTables.types())
        .or(() -> checkCode(given, "StatusDetails", LookupTables.statuses()))
        .or(() -> checkCode(given, "PriorityDetails", LookupTables.priorities()))
        .or(() -> checkAsset(given));
  }

  private static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "Int32" -> value.isInt();
      case "Boolean" -> value.isBoolean();
      default -> value.isTextual();
    };
  }

  private static Optional<Verdict> checkCode(
      ObjectNode given, String field, Map<String, String> codes) {
    JsonNode code = given.path(field).path("Value");
    return code.isMissingNode() || codes.containsKey(code.asText())
        ? Optional.empty()
        : invalid(field + ": " + code.asText() + " is not a valid value");
  }

  private static Optional<Verdict> checkAsset(ObjectNode given) {
    JsonNode ref = given.path("AssetRef");
    return ref.isObject() && asset(ref).isEmpty()
        ? Optional.of(new Verdict.NotFound("Asset " + ref.path("ID").asText(ref.toString())))
        : Optional.empty();
  }

  static Optional<Verdict> invalid(String reason) {
    return Optional.of(new Verdict.Invalid(reason));
  }

  private static Optional<Assets.Asset> asset(JsonNode ref) {
    return ref.hasNonNull("PK")
        ? Assets.byPk(ref.path("PK").asInt())
        : Assets.byId(ref.path("ID").asText());
  }

  /** Copies the caller's fields; a field that is not given stays (the original does not say). */
  static void fill(ObjectNode view, ObjectNode given, Instant now) {
    for (String name : WorkOrderFields.plain().keySet()) {
      if (given.has(name) && WorkOrderFields.isCallers(name)) {
        view.set(name, given.get(name));
      }
    }
    fillCode(view, given, "TypeDetails", LookupTables.types());
    fillCode(view, given, "PriorityDetails", LookupTables.priorities());
    JsonNode status = given.path("StatusDetails").path("Value");
    if (!status.isMissingNode()) {
      setStatus(view, status.asText(), now);
    }
    asset(given.path("AssetRef")).ifPresent(asset -> view.set("AssetRef", reference(asset)));
    if (given.path("RepairCenterRef").isObject()) {
      view.set("RepairCenterRef", given.get("RepairCenterRef"));
    }
    view.put("LastModifiedDate", now.toString());
  }

  private static void fillCode(
      ObjectNode view, ObjectNode given, String field, Map<String, String> codes) {
    JsonNode code = given.path(field).path("Value");
    if (!code.isMissingNode()) {
      view.set(field, code(code.asText(), codes));
    }
  }

  static void setStatus(ObjectNode view, String status, Instant now) {
    view.set("StatusDetails", code(status, LookupTables.statuses()));
    view.put("IsOpen", !ENDED.contains(status));
    view.put("StatusDate", now.toString());
    view.put("LastModifiedDate", now.toString());
    if ("CLOSED".equals(status)) {
      view.put("ClosedDate", now.toString());
    } else if ("CANCELED".equals(status)) {
      view.put("CanceledDate", now.toString());
    }
  }

  private static ObjectNode code(String value, Map<String, String> codes) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Value", value)
        .put("Description", codes.getOrDefault(value, value));
  }

  private static ObjectNode reference(Assets.Asset asset) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("PK", asset.pk())
        .put("ID", asset.id())
        .put("Name", asset.name());
  }
}
