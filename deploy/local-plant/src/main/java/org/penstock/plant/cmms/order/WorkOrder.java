package org.penstock.plant.cmms.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

  /** The work order as a filter sees it: flat names, plain values. */
  public Map<String, Object> flat() {
    Map<String, Object> flat = new HashMap<>();
    WorkOrderFields.plain().keySet().forEach(name -> put(flat, name, json.path(name)));
    FLAT_NAMES.forEach((name, pointer) -> put(flat, name, json.at(pointer)));
    return flat;
  }

  private static void put(Map<String, Object> flat, String name, JsonNode value) {
    if (value.isTextual()) {
      flat.put(name, value.textValue());
    } else if (value.isNumber()) {
      flat.put(name, value.numberValue());
    } else if (value.isBoolean()) {
      flat.put(name, value.booleanValue());
    }
  }
}
