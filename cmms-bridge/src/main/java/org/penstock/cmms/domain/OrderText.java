package org.penstock.cmms.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.event.SnapshotValue;
import org.penstock.event.TagValue;
import org.penstock.event.WorkOrderRequest;

/** The long text that a technician reads in the maintenance system. */
public final class OrderText {

  private OrderText() {}

  /** Description, readings at the time, and where it came from. */
  public static String of(WorkOrder order) {
    WorkOrderRequest request = order.request();
    StringBuilder text = new StringBuilder();
    line(text, request.description());
    line(text, "Raised at " + request.raisedAt());
    labelled(text, "Asset: ", named(request.assetId(), request.assetName()));
    for (Map.Entry<String, SnapshotValue> reading : request.scadaSnapshot().entrySet()) {
      line(text, reading(reading.getKey(), reading.getValue()));
    }
    labelled(text, "Alarm: ", request.sourceAlarmId());
    labelled(text, "Rule: ", request.ruleId());
    labelled(text, "Requested for: ", request.assignee());
    labelled(text, "Reported by: ", request.createdBySystem());
    line(text, "Reference: " + order.reference());
    return text.toString().stripTrailing();
  }

  private static String reading(String tag, SnapshotValue reading) {
    String unit = reading.unit() == null ? "" : " " + reading.unit();
    return "  %s = %s%s (%s, %s)"
        .formatted(tag, plain(reading.value()), unit, reading.quality(), reading.timestamp());
  }

  private static String plain(TagValue value) {
    return switch (value) {
      case TagValue.Numeric numeric -> numeric.number().toPlainString();
      case TagValue.Flag flag -> flag.on() ? "on" : "off";
      case TagValue.Text text -> text.text();
      case TagValue.Series series -> series.values().size() + " values";
      case TagValue.Missing _ -> "no value";
    };
  }

  private static String named(String id, @Nullable String name) {
    return name == null ? id : id + " " + name;
  }

  private static void labelled(StringBuilder text, String label, @Nullable String value) {
    if (value != null) {
      line(text, label + value);
    }
  }

  private static void line(StringBuilder text, @Nullable String line) {
    if (line != null && !line.isBlank()) {
      text.append(line).append('\n');
    }
  }
}
