package org.penstock.plant.cmms.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One work order as the API shows it; never changed, only replaced. */
public record WorkOrder(ObjectNode json) {
  /** The field in which a caller keeps its own reference. */
  public static final String REFERENCE_FIELD = "UDFChar10";

  private static final Map<String, String> FLAT_NAMES =
      Map.of(
          "Type", "/TypeDetails/Value",
          "Status", "/StatusDetails/Value",
          "Priority", "/PriorityDetails/Value",
          "AssetID", "/AssetRef/ID",
          "AssetPK", "/AssetRef/PK",
          "RepairCenterID", "/RepairCenterRef/ID",
          "RepairCenterPK", "/RepairCenterRef/PK");

  public int pk() {
    return json.path("PK").asInt();
  }

  public String id() {
    return json.path("ID").asText();
  }

  /** The caller's reference; empty where there is none. */
  public String reference() {
    return json.path(REFERENCE_FIELD).asText("");
  }

  /** What a filter may ask for. */
  public static Set<String> filterNames() {
    Set<String> names = new TreeSet<>(FLAT_NAMES.keySet());
    names.addAll(WorkOrderFields.plain().keySet());
    return names;
  }

  /** A value by its flat name, as a filter asks for it. */
  public @Nullable Object value(String name) {
    String pointer = FLAT_NAMES.get(name);
    JsonNode value = pointer == null ? json.path(name) : json.at(pointer);
    return switch (value.getNodeType()) {
      case STRING -> value.textValue();
      case NUMBER -> value.numberValue();
      case BOOLEAN -> value.booleanValue();
      case ARRAY, BINARY, MISSING, NULL, OBJECT, POJO -> null;
    };
  }
}
