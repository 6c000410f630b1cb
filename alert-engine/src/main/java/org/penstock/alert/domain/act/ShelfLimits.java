package org.penstock.alert.domain.act;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.event.AlarmPriority;
import org.penstock.security.Roles;

/**
 * How long an alarm may be shelved: the more urgent it is the shorter, and for supervisors longer
 * than for operators. A rule may allow less, and then that holds for everybody.
 */
public record ShelfLimits(
    Map<AlarmPriority, Duration> operator, Map<AlarmPriority, Duration> supervisor) {

  public ShelfLimits {
    operator = complete(operator);
    supervisor = complete(supervisor);
  }

  /**
   * The longest shelf.
   *
   * @param role the highest role of the one who asks
   * @param ofRule what the rule allows
   */
  public Duration longest(
      AlarmPriority priority, @Nullable String role, Optional<Duration> ofRule) {
    boolean isSupervisor = Roles.SUPERVISOR.equals(role) || Roles.ADMIN.equals(role);
    Duration ofRole = (isSupervisor ? supervisor : operator).getOrDefault(priority, Duration.ZERO);
    return ofRule.filter(least -> least.compareTo(ofRole) < 0).orElse(ofRole);
  }

  /** A priority that has no limit of its own, or is not known, has the strictest. */
  private static Map<AlarmPriority, Duration> complete(Map<AlarmPriority, Duration> given) {
    Duration strictest = given.values().stream().min(Duration::compareTo).orElse(Duration.ZERO);
    Map<AlarmPriority, Duration> all = new EnumMap<>(AlarmPriority.class);
    for (AlarmPriority priority : AlarmPriority.values()) {
      all.put(priority, given.getOrDefault(priority, strictest));
    }
    return Map.copyOf(all);
  }
}
