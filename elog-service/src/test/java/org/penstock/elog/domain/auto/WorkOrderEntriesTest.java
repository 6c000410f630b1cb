package org.penstock.elog.domain.auto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.SourceEvent;
import org.penstock.event.EntryReference;
import org.penstock.event.ReferenceType;
import org.penstock.event.WorkOrderEvent;
import org.penstock.event.WorkOrderEventType;
import org.penstock.event.WorkOrderPriority;

class WorkOrderEntriesTest {

  private static final SourceEvent SOURCE = new SourceEvent("cmms-bridge", "w#1");
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void aCreatedWorkOrderTellsItsNumberAssetAndAssignee() {
    AutomaticEntry entry =
        only(event(WorkOrderEventType.WORK_ORDER_CREATED, "WO-4711", "Pump", "Mech", false, 1));
    assertThat(entry.content().body())
        .isEqualTo(
            "Work order WO-4711 created for Pump (P-201A) \"High vibration\" (priority high),"
                + " assigned to Mech");
    assertThat(entry.type()).isEqualTo(EntryType.WORK_ORDER_CREATED);
    assertThat(entry.content().mustRead()).isFalse();
    assertThat(entry.operator().id()).isEqualTo("cmms-bridge");
  }

  @Test
  void aWorkOrderIsFoundByOurIdAndByTheNumberPeopleSay() {
    AutomaticEntry entry =
        only(event(WorkOrderEventType.WORK_ORDER_CREATED, "WO-4711", "Pump", null, false, 1));
    assertThat(entry.content().refs())
        .containsExactly(
            new EntryReference(ReferenceType.WORK_ORDER, "w-1", "WO-4711"),
            new EntryReference(ReferenceType.WORK_ORDER, "WO-4711", "High vibration"),
            new EntryReference(ReferenceType.ALARM, "a-1", null),
            new EntryReference(ReferenceType.ASSET, "P-201A", "Pump"));
  }

  @Test
  void anAdoptedWorkOrderSaysSo() {
    assertThat(only(event(WorkOrderEventType.WORK_ORDER_CREATED, null, null, null, true, 2)))
        .satisfies(entry ->
            assertThat(entry.content().body())
                .isEqualTo(
                    "Work order w-1 created for P-201A \"High vibration\" (priority high),"
                        + " found in the CMMS after a lost answer"));
  }

  @Test
  void aWorkOrderThatFailedHasToBeRead() {
    AutomaticEntry entry =
        only(event(WorkOrderEventType.WORK_ORDER_FAILED, null, null, null, false, 5));
    assertThat(entry.content().body())
        .isEqualTo(
            "Work order for P-201A \"High vibration\" NOT created after 5 tries: CMMS unreachable");
    assertThat(entry.content().mustRead()).isTrue();
    assertThat(entry.content().priority()).isEqualTo(2);
  }

  @Test
  void oneTryIsOneTryAndNoReasonIsSaid() {
    WorkOrderEvent event =
        new WorkOrderEvent(
            "e-1",
            WorkOrderEventType.WORK_ORDER_FAILED,
            "w-1",
            "WTX",
            null,
            null,
            null,
            "DEAD",
            "k",
            "wtp-1",
            "P-201A",
            null,
            "High vibration",
            WorkOrderPriority.LOW,
            null,
            null,
            1,
            1,
            null,
            null,
            "alert-engine",
            null,
            false,
            AT);
    assertThat(only(event).content().body()).endsWith("NOT created after 1 try: no reason given");
    assertThat(only(event).content().refs()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = WorkOrderEventType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"WORK_ORDER_CREATED", "WORK_ORDER_FAILED"})
  void otherStepsPassSilently(WorkOrderEventType type) {
    assertThat(WorkOrderEntries.of(event(type, null, null, null, false, 1), SOURCE)).isEmpty();
  }

  private static AutomaticEntry only(WorkOrderEvent event) {
    return WorkOrderEntries.of(event, SOURCE).orElseThrow();
  }

  private static WorkOrderEvent event(
      WorkOrderEventType type,
      @Nullable String number,
      @Nullable String assetName,
      @Nullable String assignee,
      boolean adopted,
      int attempts) {
    return new WorkOrderEvent(
        "e-1",
        type,
        "w-1",
        "WTX",
        null,
        null,
        number,
        "CREATED",
        "k",
        "wtp-1",
        "P-201A",
        assetName,
        "High vibration",
        WorkOrderPriority.HIGH,
        "a-1",
        "o-1",
        1,
        attempts,
        "CONNECTION",
        "CMMS unreachable",
        "alert-engine",
        assignee,
        adopted,
        AT);
  }
}
