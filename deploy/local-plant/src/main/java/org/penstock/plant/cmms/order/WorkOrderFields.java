package org.penstock.plant.cmms.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a work order that the stand-in keeps, a part of the original's 93. */
public final class WorkOrderFields {
  private static final List<String> TEXTS =
      List.of(
          "ID",
          "Reason",
          "Instructions",
          "LaborReport",
          "RequesterName",
          "RequesterPhone",
          "RequesterEmail");
  private static final List<String> DATES =
      List.of(
          "RequestedDate",
          "TargetDate",
          "IssuedDate",
          "RespondedDate",
          "OnHoldDate",
          "CompleteDate",
          "ClosedDate",
          "CanceledDate",
          "StatusDate",
          "LastModifiedDate");
  private static final List<String> FLAGS =
      List.of("IsOpen", "IsApproved", "IsAssigned", "IsShutdownRequired", "IsLockoutTagout");

  private WorkOrderFields() {}

  /** Fields with a plain value, by name, with the name of their type. */
  public static Map<String, String> plain() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("PK", "Int32");
    fields.put("WorkOrderUUID", "Guid");
    fields.put("ResourceUri", "String");
    TEXTS.forEach(name -> fields.put(name, "String"));
    DATES.forEach(name -> fields.put(name, "DateTime"));
    FLAGS.forEach(name -> fields.put(name, "Boolean"));
    for (int number = 1; number <= 10; number++) {
      fields.put("UDFChar" + number, "String");
    }
    for (int number = 1; number <= 5; number++) {
      fields.put("UDFDate" + number, "DateTime");
      fields.put("UDFBit" + number, "Boolean");
    }
    return fields;
  }

  /** Fields with parts, by name, with the name of their type. */
  public static Map<String, String> structured() {
    Map<String, String> fields = new LinkedHashMap<>();
    List.of("TypeDetails", "StatusDetails", "PriorityDetails")
        .forEach(name -> fields.put(name, "LookupValue"));
    List.of("AssetRef", "RepairCenterRef").forEach(name -> fields.put(name, "Reference"));
    return fields;
  }

  /** Whether a caller may set the field; the rest is the system's own. */
  static boolean isCallers(String name) {
    return !List.of(
            "PK", "WorkOrderUUID", "ResourceUri", "IsOpen", "LastModifiedDate", "StatusDate")
        .contains(name);
  }
}
