package org.penstock.alert.domain.port;

import java.util.Optional;
import java.util.Set;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmClass;
import org.penstock.event.AlarmOrigin;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmPriority;

/**
 * Which alarms to list: all conditions must hold, and of a condition's values any; an empty set is
 * no condition.
 *
 * @param isUnacknowledged only those that nobody has taken notice of
 * @param text a part of the id, the message, the title, the tag or the asset, in any case
 */
public record AlarmFilter(
    Set<AlarmBaseState> states,
    Set<AlarmOverlay> overlays,
    Set<AlarmPriority> priorities,
    Set<AlarmClass> classes,
    Set<AlarmOrigin> origins,
    Set<String> areas,
    Set<String> assets,
    Set<String> tags,
    boolean isUnacknowledged,
    Optional<String> text) {

  public AlarmFilter {
    states = Set.copyOf(states);
    overlays = Set.copyOf(overlays);
    priorities = Set.copyOf(priorities);
    classes = Set.copyOf(classes);
    origins = Set.copyOf(origins);
    areas = Set.copyOf(areas);
    assets = Set.copyOf(assets);
    tags = Set.copyOf(tags);
  }
}
