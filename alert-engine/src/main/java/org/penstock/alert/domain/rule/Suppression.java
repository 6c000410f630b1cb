package org.penstock.alert.domain.rule;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * When the plant's design says that an alarm means nothing (ISA-18.2: suppressed by design).
 *
 * @param parents ids of alarms of the same area: while one of them is active, this one follows from
 *     it
 * @param mode true while the equipment is in a mode in which the alarm means nothing
 * @param chatter when the alarm comes too often to mean anything
 * @param covers conditions of the SCADA system: while one of them is active, it speaks for this one
 */
public record Suppression(
    Set<String> parents, Optional<Expression> mode, Optional<Chatter> chatter, Set<String> covers) {

  /** The design never suppresses. */
  public static final Suppression NEVER =
      new Suppression(Set.of(), Optional.empty(), Optional.empty(), Set.of());

  public Suppression {
    parents = Set.copyOf(parents);
    covers = Set.copyOf(covers);
  }

  /** Whether the values and the other alarms of the area have a say. */
  public boolean looksAtThePlant() {
    return mode.isPresent() || !parents.isEmpty();
  }

  /** {@code activations} within {@code window} are chatter, until none came for {@code quiet}. */
  public record Chatter(int activations, Duration window, Duration quiet) {}
}
