package org.penstock.alert.domain.draft;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.Rationale;
import org.penstock.event.AlarmPriority;

/**
 * Checks that an alarm has a reason: where the operator has nothing to do there is no alarm, and
 * what is urgent says what happens, what to do and how soon (ISA-18.2, rationalization).
 */
final class RationaleCheck {

  private static final Set<AlarmPriority> URGENT =
      EnumSet.of(AlarmPriority.CRITICAL, AlarmPriority.HIGH);

  private final AlarmRule rule;
  private final Faults faults;

  RationaleCheck(AlarmRule rule, Faults faults) {
    this.rule = rule;
    this.faults = faults;
  }

  void check() {
    Rationale rationale = rule.rationale();
    priorities()
        .filter(URGENT::contains)
        .min(AlarmPriority::compareTo)
        .ifPresent(worst -> {
          needed("consequence", rationale.consequence(), worst);
          needed("action", rationale.action(), worst);
          needed("time_to_respond", rationale.timeToRespond(), worst);
        });
    checkDuration("time_to_respond", rationale.timeToRespond());
    checkDuration("test_interval", rationale.testInterval());
  }

  private Stream<AlarmPriority> priorities() {
    return rule.kind().levels().stream().map(rule::priorityAt);
  }

  private void needed(String field, @Nullable String text, AlarmPriority priority) {
    if (text == null || text.isBlank()) {
      faults.add(
          "rationale.%s is missing: an alarm of priority %s needs it".formatted(field, priority));
    }
  }

  private void checkDuration(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    try {
      if (!Duration.parse(text).isPositive()) {
        faults.add("rationale.%s %s is not more than zero".formatted(field, text));
      }
    } catch (DateTimeParseException e) {
      faults.add("rationale.%s '%s' is not a time such as PT15M".formatted(field, text));
    }
  }
}
