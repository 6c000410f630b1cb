package org.penstock.cmms.connector.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.connector.mapping.PlantMapping.MappedAsset;
import org.penstock.cmms.domain.OrderText;
import org.penstock.cmms.domain.WorkOrder;
import org.penstock.event.WorkOrderRequest;

/** A work order in the maintenance system's words, or why it has none. */
public sealed interface Translation {

  /**
   * Every word has its counterpart.
   *
   * @param site empty where the system needs none
   * @param assignee empty where nobody is mapped
   */
  record Mapped(
      WorkOrder order,
      MappedAsset asset,
      String priority,
      String workType,
      Optional<String> site,
      Optional<String> assignee)
      implements Translation {

    public WorkOrderRequest request() {
      return order.request();
    }

    /** What the technician reads; an asset that only stands in for another is said first. */
    public String longText() {
      String text = OrderText.of(order);
      return asset.isFallback()
          ? "Asset %s is not mapped; filed under %s.\n%s"
              .formatted(request().assetId(), asset.id(), text)
          : text;
    }

    /** The title, of at most so many characters; what is cut off stands in the long text. */
    public String title(int most) {
      return cut(request().title(), most);
    }
  }

  /** Something has no counterpart: such a work order waits for a person who mends the mapping. */
  record Unmapped(String reason) implements Translation {}

  /** Translates a work order. */
  static Translation of(WorkOrder order, PlantMapping mapping) {
    WorkOrderRequest request = order.request();
    List<String> missing = new ArrayList<>();
    MappedAsset asset = mapping.asset(request.assetId()).orElse(null);
    String priority = mapping.priority(request.priority().name()).orElse(null);
    String workType = mapping.workType(request.workType().name()).orElse(null);
    note(missing, "asset", request.assetId(), asset);
    note(missing, "priority", request.priority().name(), priority);
    note(missing, "work type", request.workType().name(), workType);
    return asset == null || priority == null || workType == null
        ? new Unmapped("The mapping has no counterpart for " + missing)
        : new Mapped(
            order,
            asset,
            priority,
            workType,
            Optional.ofNullable(mapping.site()),
            mapping.assignee(request.assignee()));
  }

  /** A text of at most so many UTF-16 units, which never ends in half a character. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static void note(
      List<String> missing, String what, String ours, @Nullable Object counterpart) {
    if (counterpart == null) {
      missing.add(what + " " + ours);
    }
  }
}
