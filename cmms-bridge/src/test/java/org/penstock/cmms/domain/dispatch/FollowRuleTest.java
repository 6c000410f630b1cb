package org.penstock.cmms.domain.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Over;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.StatusReading;
import org.penstock.cmms.domain.follow.ToldStatus;

class FollowRuleTest {

  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = BEFORE.plusSeconds(60);
  private static final ExternalOrder ORDER = new ExternalOrder("42", "WO-42");
  private static final FollowRule RULE = new FollowRule(true);

  @ParameterizedTest
  @EnumSource(
      value = ExternalStatus.class,
      names = {"OPEN", "IN_PROGRESS", "ON_HOLD"})
  void whatIsStillToBeDoneStaysOpen(ExternalStatus status) {
    assertThat(RULE.after(created(null), read(status), NOW))
        .isEqualTo(created(new ToldStatus(status, "RAW", NOW, NOW)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ExternalStatus.class,
      names = {"COMPLETED", "CLOSED"})
  void whatIsDoneIsOver(ExternalStatus status) {
    assertThat(RULE.after(created(null), read(status), NOW))
        .isEqualTo(new Over(ORDER, true, new ToldStatus(status, "RAW", NOW, NOW)))
        .extracting(Dispatch::state)
        .isEqualTo("CLOSED");
  }

  @Test
  void whatIsCancelledIsOver() {
    assertThat(RULE.after(created(null), read(ExternalStatus.CANCELLED), NOW))
        .extracting(Dispatch::state)
        .isEqualTo("CANCELLED");
  }

  @Test
  void whereThePapersDecideCompletedWorkIsNotOver() {
    assertThat(new FollowRule(false).after(created(null), read(ExternalStatus.COMPLETED), NOW))
        .extracting(Dispatch::state)
        .isEqualTo("CREATED");
  }

  @ParameterizedTest
  @EnumSource(ExternalStatus.class)
  void whatIsToldAgainIsNoChange(ExternalStatus status) {
    Created before = created(new ToldStatus(status, "RAW", BEFORE, BEFORE));
    Dispatch after = new FollowRule(false).after(before, read(status), NOW);
    if (after instanceof Created created) {
      assertThat(created.told()).isEqualTo(new ToldStatus(status, "RAW", BEFORE, NOW));
      assertThat(FollowRule.isChange(before, after)).isFalse();
    } else {
      assertThat(FollowRule.isChange(before, after)).isTrue();
    }
  }

  @Test
  void anotherWordForTheSameStatusIsAChange() {
    ToldStatus before = new ToldStatus(ExternalStatus.OPEN, "REQUESTED", BEFORE, BEFORE);
    assertThat(RULE.after(created(before), read(ExternalStatus.OPEN), NOW))
        .isEqualTo(created(new ToldStatus(ExternalStatus.OPEN, "RAW", NOW, NOW)));
  }

  @Test
  void aFirstWordAnotherWordAndAnEndAreNews() {
    Created open = created(new ToldStatus(ExternalStatus.OPEN, "REQUESTED", BEFORE, BEFORE));
    assertThat(FollowRule.isChange(created(null), open)).isTrue();
    assertThat(FollowRule.isChange(open, created(null))).isTrue();
    assertThat(
            FollowRule.isChange(
                open, created(new ToldStatus(ExternalStatus.OPEN, "ISSUED", NOW, NOW))))
        .isTrue();
    assertThat(
            FollowRule.isChange(
                open, new Over(ORDER, true, new ToldStatus(ExternalStatus.CLOSED, "C", NOW, NOW))))
        .isTrue();
    assertThat(
            FollowRule.isChange(
                open, created(new ToldStatus(ExternalStatus.OPEN, "REQUESTED", BEFORE, NOW))))
        .isFalse();
  }

  private static Created created(@Nullable ToldStatus told) {
    return new Created(ORDER, true, told);
  }

  private static StatusReading.Status read(ExternalStatus status) {
    return new StatusReading.Status(status, "RAW");
  }
}
