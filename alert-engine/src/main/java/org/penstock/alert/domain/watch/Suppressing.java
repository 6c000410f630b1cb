package org.penstock.alert.domain.watch;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Suppressor;
import org.penstock.alert.domain.alarm.Suppressor.Kind;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Expression;
import org.penstock.alert.domain.rule.Suppression;
import org.penstock.alert.domain.signal.Values;

/** Whether the values and the other alarms of an area say that an alarm means nothing. */
final class Suppressing {

  private Suppressing() {}

  /** The reasons that hold now; empty where the mode is not known, so that nothing changes. */
  static Optional<Set<Suppressor>> byDesign(
      AlarmRule rule, Values values, Predicate<String> isActive) {
    Suppression design = rule.suppression();
    Set<Suppressor> found = new TreeSet<>();
    if (design.mode().isPresent()) {
      Expression mode = design.mode().get();
      switch (mode.evaluate(values)) {
        case TRUE -> found.add(new Suppressor(Kind.MODE, mode.text()));
        case FALSE -> {}
        case UNKNOWN -> {
          return Optional.empty();
        }
      }
    }
    design.parents().stream()
        .filter(isActive)
        .forEach(parent -> found.add(new Suppressor(Kind.PARENT, parent)));
    return Optional.of(found);
  }

  /** Whether the alarm is suppressed for other reasons of this sort. */
  static boolean differs(Set<Suppressor> now, Alarm alarm) {
    return !now.equals(
        alarm.suppressors().stream()
            .filter(one -> Kind.OF_THE_PLANT.contains(one.kind()))
            .collect(Collectors.toSet()));
  }
}
