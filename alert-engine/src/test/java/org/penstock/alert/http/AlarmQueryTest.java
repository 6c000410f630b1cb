package org.penstock.alert.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penstock.alert.domain.port.AlarmFilter;
import org.penstock.event.AlarmBaseState;
import org.penstock.event.AlarmOverlay;
import org.penstock.event.AlarmPriority;

class AlarmQueryTest {

  private final AlarmQuery query = new AlarmQuery();

  @Test
  void whatIsOpenAndNotLaidOverIsShownWhereNothingIsAsked() {
    AlarmFilter filter = query.filter();
    assertThat(filter.states())
        .containsExactlyInAnyOrder(
            AlarmBaseState.UNACK,
            AlarmBaseState.ACKED,
            AlarmBaseState.RTNUN,
            AlarmBaseState.LATCH_UNACK,
            AlarmBaseState.LATCH_ACK);
    assertThat(filter.overlays()).containsExactly(AlarmOverlay.NONE);
  }

  @Test
  void whoAsksForShelvedAlarmsGetsThoseThatAreNormalToo() {
    query.overlay = "SHELVED,OUT_OF_SERVICE";
    assertThat(query.filter().states()).isEmpty();
    assertThat(query.filter().overlays())
        .containsExactlyInAnyOrder(AlarmOverlay.SHELVED, AlarmOverlay.OUT_OF_SERVICE);
  }

  @Test
  void unacknowledgedIsAConditionOfItsOwn() {
    query.state = "ACKED";
    query.unacked = true;
    assertThat(query.filter().states()).containsExactly(AlarmBaseState.ACKED);
    assertThat(query.filter().isUnacknowledged()).isTrue();
  }

  @Test
  void ofACommaListAnyValueWillDo() {
    query.priority = "HIGH, CRITICAL";
    query.area = "filters, intake,";
    query.q = "  ";
    AlarmFilter filter = query.filter();
    assertThat(filter.priorities()).isEqualTo(Set.of(AlarmPriority.HIGH, AlarmPriority.CRITICAL));
    assertThat(filter.areas()).isEqualTo(Set.of("filters", "intake"));
    assertThat(filter.text()).isEmpty();
  }
}
