package org.penstock.alert.domain.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penstock.event.AlarmPriority;
import org.penstock.security.Roles;

class ShelfLimitsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final ShelfLimits limits =
      new ShelfLimits(
          Map.of(AlarmPriority.CRITICAL, HOUR, AlarmPriority.LOW, HOUR.multipliedBy(12)),
          Map.of(AlarmPriority.CRITICAL, HOUR.multipliedBy(8)));

  @Test
  void theMoreUrgentTheShorter() {
    assertThat(operator(AlarmPriority.CRITICAL)).isEqualTo(HOUR);
    assertThat(operator(AlarmPriority.LOW)).isEqualTo(HOUR.multipliedBy(12));
  }

  @Test
  void aSupervisorAndAnAdministratorMayLonger() {
    for (String role : new String[] {Roles.SUPERVISOR, Roles.ADMIN}) {
      assertThat(limits.longest(AlarmPriority.CRITICAL, role, Optional.empty()))
          .isEqualTo(HOUR.multipliedBy(8));
    }
  }

  @Test
  void whoHasNoRoleHasTheLimitsOfAnOperator() {
    assertThat(limits.longest(AlarmPriority.CRITICAL, null, Optional.empty())).isEqualTo(HOUR);
  }

  @Test
  void aRuleMayAllowLessToEverybodyAndMoreToNobody() {
    assertThat(
            limits.longest(
                AlarmPriority.CRITICAL, Roles.ADMIN, Optional.of(Duration.ofMinutes(10))))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(
            limits.longest(AlarmPriority.CRITICAL, Roles.OPERATOR, Optional.of(Duration.ofDays(9))))
        .isEqualTo(HOUR);
  }

  @Test
  void aPriorityWithoutALimitHasTheStrictest() {
    assertThat(operator(AlarmPriority.UNKNOWN)).isEqualTo(HOUR);
  }

  private Duration operator(AlarmPriority priority) {
    return limits.longest(priority, Roles.OPERATOR, Optional.empty());
  }
}
