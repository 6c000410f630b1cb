package org.penstock.plant.cmms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.penstock.plant.cmms.order.WorkOrder;

/** The work orders as a plain page, for a person who follows the README. */
final class WorkOrderPage {
  private static final List<String> COLUMNS =
      List.of(
          "/ID",
          "/StatusDetails/Description",
          "/PriorityDetails/Description",
          "/AssetRef/ID",
          "/Reason",
          "/RequestedDate",
          "/UDFChar10");

  private WorkOrderPage() {}

  static String of(List<WorkOrder> orders) {
    StringBuilder rows = new StringBuilder();
    for (WorkOrder order : orders.reversed()) {
      rows.append("<tr>");
      for (String column : COLUMNS) {
        rows.append("<td>").append(escaped(order.json().at(column))).append("</td>");
      }
      rows.append("</tr>\n");
    }
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Stand-in CMMS</title>
    <style>body{font:15px sans-serif;margin:2em}td,th{padding:.3em .8em;text-align:left;
    border-bottom:1px solid #ccc}</style></head><body>
    <h1>Work orders: %d</h1>
    <table><tr><th>ID</th><th>Status</th><th>Priority</th><th>Asset</th><th>Reason</th>
    <th>Requested</th><th>Reference</th></tr>
    %s</table></body></html>
    """
        .formatted(orders.size(), rows);
  }

  private static String escaped(JsonNode value) {
    return value.asText("").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
