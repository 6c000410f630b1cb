package org.penstock.alert.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.port.AlarmFilter;
import org.penstock.alert.domain.port.AlarmPosition;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;

/**
 * The filters of the list. Without {@code state} those alarms are shown that are open: active, or
 * not yet acknowledged, or latched.
 */
public class AlarmQuery {

  private static final Set<AlarmBaseState> UNACKNOWLEDGED =
      Set.of(AlarmBaseState.UNACK, AlarmBaseState.RTNUN, AlarmBaseState.LATCH_UNACK);

  @RestQuery @Nullable String state;
  @RestQuery @Nullable String priority;
  @RestQuery @Nullable String area;

  @RestQuery
  @DefaultValue("false")
  boolean unacked;

  @RestQuery
  @DefaultValue("50")
  @Min(1)
  @Max(200)
  int limit;

  @RestQuery @Nullable String cursor;

  AlarmFilter filter() {
    return new AlarmFilter(
        states(), symbols("priority", priority, AlarmPriority.class), Optional.ofNullable(area));
  }

  Optional<AlarmPosition> after() {
    if (cursor == null) {
      return Optional.empty();
    }
    List<String> key = Cursors.decode(cursor, 3);
    try {
      return Optional.of(
          new AlarmPosition(Integer.parseInt(key.get(0)), Long.parseLong(key.get(1)), key.get(2)));
    } catch (NumberFormatException e) {
      throw Refusals.of(400, "invalid-cursor", "The cursor is not one that this list gave out");
    }
  }

  static String cursor(AlarmSnapshot last) {
    AlarmPosition position = AlarmPosition.of(last);
    return Cursors.encode(
        Integer.toString(position.priorityRank()),
        Long.toString(position.newestFirst()),
        position.alarmId());
  }

  private Set<AlarmBaseState> states() {
    Set<AlarmBaseState> states =
        state == null
            ? EnumSet.complementOf(EnumSet.of(AlarmBaseState.NORM, AlarmBaseState.UNKNOWN))
            : symbols("state", state, AlarmBaseState.class);
    if (!unacked) {
      return states;
    }
    return states.stream().filter(UNACKNOWLEDGED::contains).collect(Collectors.toSet());
  }

  private static <E extends Enum<E>> Set<E> symbols(
      String name, @Nullable String list, Class<E> type) {
    if (list == null || list.isBlank()) {
      return Set.of();
    }
    try {
      return Arrays.stream(list.split(","))
          .map(symbol -> Enum.valueOf(type, symbol.trim()))
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw Refusals.of(
          400,
          "invalid-filter",
          "%s '%s' is not a list of %s"
              .formatted(name, list, Arrays.toString(type.getEnumConstants())));
    }
  }
}
