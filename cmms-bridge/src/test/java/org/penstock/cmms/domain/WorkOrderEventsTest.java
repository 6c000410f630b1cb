package org.penstock.cmms.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.Dispatch.Created;
import org.penstock.cmms.domain.dispatch.Dispatch.Dead;
import org.penstock.cmms.domain.dispatch.Dispatch.Lease;
import org.penstock.cmms.domain.dispatch.Dispatch.Over;
import org.penstock.cmms.domain.dispatch.Dispatch.Pending;
import org.penstock.cmms.domain.dispatch.Dispatch.Retry;
import org.penstock.cmms.domain.dispatch.Dispatch.Sending;
import org.penstock.cmms.domain.dispatch.Dispatch.Unknown;
import org.penstock.cmms.domain.dispatch.Dispatch.Withdrawn;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.cmms.domain.follow.ExternalStatus;
import org.penstock.cmms.domain.follow.ToldStatus;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderRequest;

/** What the plant is told in each state, by a dispatch and by a status read back. */
class WorkOrderEventsTest {

  private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-11-23T16:52:00Z");
  private static final Progress FRESH = Progress.fresh();
  private static final ExternalOrder ORDER = new ExternalOrder("42", "WO-42");

  static Stream<Arguments> everyState() {
    return Stream.of(
        arguments(new Pending(NOW, FRESH), null, null),
        arguments(new Retry(NOW, FRESH), null, null),
        arguments(new Unknown(NOW, FRESH), null, null),
        arguments(new Sending(1, new Lease("me", NOW), FRESH), null, null),
        arguments(new Created(ORDER, true), ":created CREATED WO-42 adopted null null", null),
        arguments(created(ExternalStatus.OPEN), ":created CREATED WO-42 sent OPEN null", null),
        arguments(
            created(ExternalStatus.ON_HOLD),
            ":created CREATED WO-42 sent ON_HOLD null",
            ":RAW:1795452720000 CREATED WO-42 sent ON_HOLD null"),
        arguments(over(ExternalStatus.COMPLETED), null, ":over CLOSED WO-42 sent COMPLETED null"),
        arguments(over(ExternalStatus.CLOSED), null, ":over CLOSED WO-42 sent CLOSED null"),
        arguments(
            over(ExternalStatus.CANCELLED), null, ":over CANCELLED WO-42 sent CANCELLED null"),
        arguments(
            new Dead(FailureClass.REJECTED, "no asset", FRESH),
            ":failed:0 DEAD null sent null no asset",
            null),
        arguments(
            new Withdrawn("wrong filter"),
            ":withdrawn WITHDRAWN null sent null wrong filter",
            null));
  }

  @ParameterizedTest
  @MethodSource("everyState")
  void eachStateIsToldOnceByWhatLedToIt(
      Dispatch dispatch, @Nullable String dispatched, @Nullable String followed) {
    WorkOrder order = order().with(dispatch);
    assertThat(line(WorkOrderEvents.of(order, "mc", NOW))).isEqualTo(dispatched);
    assertThat(line(WorkOrderEvents.followed(order, "mc", NOW))).isEqualTo(followed);
  }

  @Test
  void aReportThatCameTooLateIsARequestOfItsOwn() {
    WorkOrder order = order();
    Occurrence late = Occurrence.of(Requests.turbidity("r-2", "a"), NOW.plusSeconds(60));

    WorkOrderRequest again = order.requestOf(late);

    assertThat(again.requestId()).isEqualTo("r-2/again");
    assertThat(again.dedupeKey()).isEqualTo(order.request().dedupeKey());
    assertThat(again.raisedAt()).isEqualTo(late.raisedAt());
  }

  @Test
  void whoAsksAgainForTheSameAlarmGetsAReferenceOfItsOwn() {
    WorkOrder order = order();
    assertThat(order.askedForAgain().reference()).isNotEqualTo(order.reference());
    assertThat(order.askedForAgain().reference()).isEqualTo(order.askedForAgain().reference());
  }

  private static Created created(ExternalStatus status) {
    return new Created(ORDER, false, new ToldStatus(status, "RAW", NOW, NOW));
  }

  private static Over over(ExternalStatus status) {
    return new Over(ORDER, false, new ToldStatus(status, "RAW", NOW, NOW));
  }

  private static WorkOrder order() {
    return WorkOrder.requested(ID, Requests.turbidity("r-1", "a"), FRESH, NOW);
  }

  private static @Nullable String line(Optional<WorkOrderEvent> told) {
    return told.map(event ->
            "%s %s %s %s %s %s"
                .formatted(
                    event.eventId().replace(ID.toString(), ""),
                    event.state(),
                    event.externalNumber(),
                    event.adopted() ? "adopted" : "sent",
                    event.externalStatus(),
                    event.failureReason()))
        .orElse(null);
  }
}
