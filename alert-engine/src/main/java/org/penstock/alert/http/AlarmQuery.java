package org.penstock.alert.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmPriority;
import org.penstock.event.AlarmSnapshot;
import org.penstock.kit.http.Cursors;
import org.penstock.kit.http.Refusals;

/**
 * The filters of the list. All that are given must hold; of the values in a comma list any. Without
 * {@code state} and {@code overlay} those alarms are shown that are open (active, or not yet
 * acknowledged, or latched) and that nothing is laid over; with {@code overlay} alone all that have
 * one of these laid over them, with {@code state} alone those that nothing is laid over.
 */
public class AlarmQuery {

  private static final Set<AlarmBaseState> OPEN =
      EnumSet.complementOf(EnumSet.of(AlarmBaseState.NORM, AlarmBaseState.UNKNOWN));

  @RestQuery @Nullable String state;
  @RestQuery @Nullable String overlay;
  @RestQuery @Nullable String priority;
  @RestQuery @Nullable String area;

  @RestQuery("class")
  @Nullable String alarmClass;

  @RestQuery @Nullable String asset;
  @RestQuery @Nullable String tag;
  @RestQuery @Nullable String origin;

  @RestQuery
  @DefaultValue("false")
  boolean unacked;

  @RestQuery
  @Size(max = 200)
  @Nullable String q;

  @RestQuery
  @DefaultValue("50")
  @Min(1)
  @Max(200)
  int limit;

  @RestQuery @Nullable String cursor;

  AlarmFilter filter() {
    return new AlarmFilter(
        state == null && overlay == null ? OPEN : symbols("state", state, AlarmBaseState.class),
        overlay == null
            ? Set.of(AlarmOverlay.NONE)
            : symbols("overlay", overlay, AlarmOverlay.class),
        symbols("priority", priority, AlarmPriority.class),
        symbols("class", alarmClass, AlarmClass.class),
        symbols("origin", origin, AlarmOrigin.class),
        texts(area),
        texts(asset),
        texts(tag),
        unacked,
        Optional.ofNullable(q).map(String::strip).filter(text -> !text.isEmpty()));
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

  private static Set<String> texts(@Nullable String list) {
    return list == null
        ? Set.of()
        : Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
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
