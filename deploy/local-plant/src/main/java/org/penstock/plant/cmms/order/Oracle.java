package org.penstock.plant.cmms.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, per caller's reference, the creates that were asked for and those that happened. */
public final class Oracle {
  /**
   * The count at one moment.
   *
   * @param doubled references with more than one work order
   */
  public record Counts(
      Map<String, Integer> asked,
      Map<String, Integer> created,
      List<String> doubled,
      int workOrders) {}

  private final Map<String, Integer> asked = new TreeMap<>();
  private final Map<String, Integer> created = new TreeMap<>();

  void asked(String reference) {
    asked.merge(reference, 1, Integer::sum);
  }

  void created(String reference) {
    created.merge(reference, 1, Integer::sum);
  }

  Counts counts(int workOrders) {
    List<String> doubled =
        created.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty() && entry.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    return new Counts(new TreeMap<>(asked), new TreeMap<>(created), doubled, workOrders);
  }
}
