package org.penstock.cmms.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.cmms.domain.WorkOrderQuery;
import org.penstock.event.WorkOrderPriority;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;

/** The list's filters as the caller wrote them. */
final class ListFilters {

  private static final Set<String> STATES =
      Set.of(
          "PENDING",
          "SENDING",
          "UNKNOWN",
          "RETRY",
          "CREATED",
          "DEAD",
          "CLOSED",
          "CANCELLED",
          "WITHDRAWN");

  private ListFilters() {}

  static WorkOrderQuery query(
      @Nullable String state,
      @Nullable String asset,
      @Nullable String priority,
      @Nullable String cursor,
      int limit) {
    if (state != null && !STATES.contains(state)) {
      throw unknown("state", state, STATES.stream().sorted());
    }
    return new WorkOrderQuery(state, asset, priority(priority), position(cursor), limit);
  }

  private static @Nullable WorkOrderPriority priority(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(WorkOrderPriority.values())
        .filter(priority -> priority.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            unknown("priority", text, Arrays.stream(WorkOrderPriority.values()).map(Enum::name)));
  }

  private static WorkOrderQuery.@Nullable Position position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> parts = Cursors.decode(cursor, 2);
    try {
      return new WorkOrderQuery.Position(
          Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
    } catch (DateTimeException | IllegalArgumentException _) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }

  private static RuntimeException unknown(String filter, String value, Stream<String> known) {
    return Refusals.of(
        400, "invalid-" + filter, "%s %s is none of %s".formatted(filter, value, known.toList()));
  }
}
