package org.penstock.compliance.domain.export.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.export.row.ExportRow;
import org.penstock.compliance.domain.slot.ComplianceTag;

/** The line of a grid that is under way: the readings of one time, each in its tag's column. */
final class GridLine {

  private final Cells.Cell result;
  private final Map<String, String> headingsByTag;
  private final Map<String, String> resultsByTag = new HashMap<>();
  private List<String> leading = List.of();
  private Instant at = Instant.MIN;
  private @Nullable ComplianceTag firstTag;

  /**
   * No line yet.
   *
   * @param headingsByTag in the order of the columns
   */
  GridLine(Cells.Cell result, Map<String, String> headingsByTag) {
    this.result = result;
    this.headingsByTag = new LinkedHashMap<>(headingsByTag);
  }

  Collection<String> headings() {
    return headingsByTag.values();
  }

  boolean isOther(List<String> next) {
    return !next.equals(leading);
  }

  void begin(List<String> next, Instant slotStart, ComplianceTag tag) {
    leading = List.copyOf(next);
    at = slotStart;
    firstTag = tag;
    resultsByTag.clear();
  }

  /** False when the tag has its reading at this time already. */
  boolean put(ExportRow row, ComplianceTag tag) {
    return resultsByTag.put(tag.name(), result.of(row, tag)) == null;
  }

  List<String> cells() {
    List<String> cells = new ArrayList<>(leading);
    headingsByTag.keySet().forEach(tag -> cells.add(resultsByTag.getOrDefault(tag, "")));
    return cells;
  }

  int count() {
    return resultsByTag.size();
  }

  Instant at() {
    return at;
  }

  /** Null before the first line. */
  @Nullable ComplianceTag firstTag() {
    return firstTag;
  }
}
