package org.penstock.plant.cmms.order;

import java.util.Map;
import java.util.Optional;

/** The code lists of the local plant; in the original each tenant has its own. */
public final class LookupTables {
  private static final Map<String, Map<String, String>> TABLES =
      Map.of(
          "WorkOrderType",
          Map.of(
              "CM", "Corrective",
              "PM", "Preventive",
              "IN", "Inspection",
              "SR", "Service request",
              "FO", "Follow-up"),
          "WorkOrderStatus",
          Map.of(
              "REQUESTED", "Requested",
              "ISSUED", "Issued",
              "ONHOLD", "On hold",
              "COMPLETE", "Complete",
              "CLOSED", "Closed",
              "CANCELED", "Canceled"),
          "WorkOrderPriority",
          Map.of("0", "Emergency", "1", "Urgent", "2", "Normal", "3", "Low"));

  private LookupTables() {}

  /** The codes of a table with their descriptions. */
  public static Optional<Map<String, String>> table(String name) {
    return TABLES.entrySet().stream()
        .filter(table -> table.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static Map<String, String> types() {
    return TABLES.getOrDefault("WorkOrderType", Map.of());
  }

  static Map<String, String> statuses() {
    return TABLES.getOrDefault("WorkOrderStatus", Map.of());
  }

  static Map<String, String> priorities() {
    return TABLES.getOrDefault("WorkOrderPriority", Map.of());
  }
}
