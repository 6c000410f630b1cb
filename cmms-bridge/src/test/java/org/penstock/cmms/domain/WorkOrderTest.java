package org.penstock.cmms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penstock.cmms.domain.dispatch.Dispatch;
import org.penstock.cmms.domain.dispatch.FailureClass;
import org.penstock.cmms.domain.dispatch.Progress;
import org.penstock.cmms.domain.follow.ExternalOrder;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderEventType;
import org.penstock.event.WorkOrderPriority;
import org.penstock.event.WorkOrderRequest;
import org.penstock.event.WorkType;

class WorkOrderTest {

  private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-11-23T16:53:00Z");

  @Test
  void aNewWorkOrderIsDueAtOnce() {
    WorkOrder order = order(Requests.turbidity("r-1", "alarm-7f3c"));

    assertThat(order.dispatch()).isEqualTo(new Dispatch.Pending(NOW, Progress.fresh()));
    assertThat(order.occurrences()).isEqualTo(1);
    assertThat(order.reference()).isEqualTo(ExternalRef.of("wtp-1", "alarm-7f3c", Requests.RAISED));
  }

  @Test
  void withoutAnAlarmTheRequestIsTheOccurrence() {
    assertThat(order(Requests.turbidity("r-1", null)).reference())
        .isEqualTo(ExternalRef.of("wtp-1", "r-1", Requests.RAISED));
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY, 0", "HIGH, 1", "MEDIUM, 2", "LOW, 3", "UNKNOWN, 2"})
  void emergenciesGoFirst(WorkOrderPriority priority, int rank) {
    assertThat(order(Requests.of("r-1", "a", priority, WorkType.CORRECTIVE)).rank())
        .isEqualTo(rank);
  }

  @Test
  void aSymbolOfANewerSenderDoesNotLoseTheFault() {
    WorkOrderRequest request =
        order(Requests.of("r-1", "a", WorkOrderPriority.UNKNOWN, WorkType.UNKNOWN)).request();

    assertThat(request.priority()).isEqualTo(WorkOrderPriority.MEDIUM);
    assertThat(request.workType()).isEqualTo(WorkType.CORRECTIVE);
  }

  @Test
  void aClaimIsCountedAndNothingElse() {
    WorkOrder order = order(Requests.turbidity("r-1", "a"));
    Dispatch.Lease lease = new Dispatch.Lease("me", NOW);

    WorkOrder claimed = order.with(new Dispatch.Sending(1, lease, Progress.fresh()));

    assertThat(claimed.attempts()).isEqualTo(1);
    assertThat(claimed.with(new Dispatch.Retry(NOW, Progress.fresh())).attempts()).isEqualTo(1);
  }

  @Test
  void aCreatedWorkOrderIsToldWithItsNumber() {
    WorkOrder order =
        order(Requests.turbidity("r-1", "a"))
            .with(new Dispatch.Created(new ExternalOrder("42", "WO-42"), true));

    assertThat(WorkOrderEvents.of(order, "mc", NOW))
        .hasValueSatisfying(event -> {
          assertThat(event.eventType()).isEqualTo(WorkOrderEventType.WORK_ORDER_CREATED);
          assertThat(event.eventId()).isEqualTo(ID + ":created");
          assertThat(event.externalNumber()).isEqualTo("WO-42");
          assertThat(event.externalId()).isEqualTo("42");
          assertThat(event.adopted()).isTrue();
          assertThat(event.failureClass()).isNull();
          assertThat(event.state()).isEqualTo("CREATED");
        });
  }

  @Test
  void aRefusedWorkOrderIsToldWithTheReason() {
    WorkOrder order =
        order(Requests.turbidity("r-1", "a"))
            .with(new Dispatch.Dead(FailureClass.REJECTED, "no asset", Progress.fresh()));

    assertThat(WorkOrderEvents.of(order, "mc", NOW))
        .hasValueSatisfying((WorkOrderEvent event) -> {
          assertThat(event.eventType()).isEqualTo(WorkOrderEventType.WORK_ORDER_FAILED);
          assertThat(event.failureClass()).isEqualTo("REJECTED");
          assertThat(event.failureReason()).isEqualTo("no asset");
          assertThat(event.externalId()).isNull();
          assertThat(event.externalNumber()).isNull();
          assertThat(event.adopted()).isFalse();
        });
  }

  @Test
  void whatIsStillUnderWayIsNotTold() {
    WorkOrder order = order(Requests.turbidity("r-1", "a"));
    Dispatch.Lease lease = new Dispatch.Lease("me", NOW);

    assertThat(WorkOrderEvents.of(order, "mc", NOW)).isEmpty();
    assertThat(
            WorkOrderEvents.of(
                order.with(new Dispatch.Sending(1, lease, Progress.fresh())), "mc", NOW))
        .isEmpty();
  }

  @Test
  void theTechnicianReadsWhatTheOperatorSaw() {
    assertThat(OrderText.of(order(Requests.turbidity("r-1", "alarm-7f3c"))))
        .isEqualTo(
            """
            Turbidity of filter 2 is above 1.0 NTU.
            Raised at 2026-11-23T16:52:00Z
            Asset: FILTER-2 Filter 2
              filters.filter2.turbidity = 1.31 NTU (GOOD, 2026-11-23T16:52:00Z)
              filters.filter2.mode = RUN (GOOD, 2026-11-23T16:52:00Z)
              intake.pump1.running = on (GOOD, 2026-11-23T16:52:00Z)
              highlift.pump1.fault = off (GOOD, 2026-11-23T16:52:00Z)
              filters.filter2.flow = no value m3/h (GOOD, 2026-11-23T16:52:00Z)
              spectrum = 1 values (GOOD, 2026-11-23T16:52:00Z)
            Alarm: alarm-7f3c
            Rule: filter2-turbidity-high
            Requested for: filter crew
            Reported by: alert-engine
            Reference: %s\
            """
                .formatted(ExternalRef.of("wtp-1", "alarm-7f3c", Requests.RAISED)));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    WorkOrderRequest bare =
        new WorkOrderRequest(
            "r-1",
            "k",
            "wtp-1",
            "FILTER-2",
            null,
            "t",
            " ",
            WorkOrderPriority.LOW,
            WorkType.REQUEST,
            null,
            null,
            null,
            Requests.RAISED,
            null,
            "person",
            null,
            null,
            java.util.Map.of());

    assertThat(OrderText.of(order(bare)).lines())
        .containsExactly(
            "Raised at 2026-11-23T16:52:00Z",
            "Asset: FILTER-2",
            "Reported by: person",
            "Reference: " + ExternalRef.of("wtp-1", "r-1", Requests.RAISED));
  }

  private static WorkOrder order(WorkOrderRequest request) {
    return WorkOrder.requested(ID, request, Progress.fresh(), NOW);
  }
}
