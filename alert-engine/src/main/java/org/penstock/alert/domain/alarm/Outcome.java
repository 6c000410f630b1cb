package org.penstock.alert.domain.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An alarm after something happened, and the history that this made. */
public record Outcome(Alarm alarm, List<Transition> transitions) {

  public Outcome {
    transitions = List.copyOf(transitions);
  }

  /** Nothing has happened yet. */
  public static Outcome of(Alarm alarm) {
    return new Outcome(alarm, List.of());
  }

  /** This history, continued. */
  public Outcome then(Outcome next) {
    if (next.transitions().isEmpty()) {
      return new Outcome(next.alarm(), transitions);
    }
    List<Transition> all = new ArrayList<>(transitions);
    all.addAll(next.transitions());
    return new Outcome(next.alarm(), all);
  }

  /** When the last line of this history happened. */
  public Optional<Instant> lastAt() {
    return transitions.isEmpty()
        ? Optional.empty()
        : Optional.of(transitions.getLast().occurredAt());
  }
}
