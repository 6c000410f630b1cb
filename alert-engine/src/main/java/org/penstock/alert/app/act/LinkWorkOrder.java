package org.penstock.alert.app.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.OpenWorkOrder;
import org.penstock.event.WorkOrderEvent;

/**
 * Shows the work order's number on the alarm that asked for it, for as long as the order is open.
 */
@ApplicationScoped
public class LinkWorkOrder {

  private final Alarms alarms;
  private final StoreAlarms store;
  private final CurrentRules rules;
  private final LoadRules loadRules;

  LinkWorkOrder(Alarms alarms, StoreAlarms store, CurrentRules rules, LoadRules loadRules) {
    this.alarms = alarms;
    this.store = store;
    this.rules = rules;
    this.loadRules = loadRules;
  }

  /** Takes what became of a work order, in the caller's transaction. */
  @Transactional
  public void take(WorkOrderEvent event) {
    String alarmId = event.sourceAlarmId();
    if (alarmId == null) {
      return;
    }
    loadRules.ensure();
    for (Alarm alarm : alarms.lock(List.of(alarmId))) {
      Alarm linked = alarm.linkedTo(after(alarm.workOrder(), event));
      if (!linked.equals(alarm)) {
        rules
            .set()
            .known(alarmId)
            .ifPresent(rule ->
                store.store(List.of(new Happened(rule, Outcome.of(linked), Values.NONE)), true));
      }
    }
  }

  private static @Nullable OpenWorkOrder after(
      @Nullable OpenWorkOrder known, WorkOrderEvent event) {
    boolean same = known != null && known.workOrderId().equals(event.workOrderId());
    return switch (event.eventType()) {
      case WORK_ORDER_CREATED, WORK_ORDER_FAILED, WORK_ORDER_UPDATED ->
          new OpenWorkOrder(event.workOrderId(), event.externalNumber(), event.state());
      case WORK_ORDER_CLOSED, WORK_ORDER_CANCELLED -> same ? null : known;
      case UNKNOWN -> known;
    };
  }
}
