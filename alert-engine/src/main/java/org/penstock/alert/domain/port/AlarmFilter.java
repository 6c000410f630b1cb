package org.penstock.alert.domain.port;

import java.util.Optional;
import java.util.Set;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmPriority;

/** Which alarms to list: all conditions must hold, an empty set is no condition. */
public record AlarmFilter(
    Set<AlarmBaseState> states, Set<AlarmPriority> priorities, Optional<String> area) {

  public AlarmFilter {
    states = Set.copyOf(states);
    priorities = Set.copyOf(priorities);
  }
}
