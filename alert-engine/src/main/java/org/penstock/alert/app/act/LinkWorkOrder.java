package org.penstock.alert.app.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.rules.CurrentRules;
import org.penstock.alert.app.rules.LoadRules;
import org.penstock.alert.app.scada.DescribeConditions;
import org.penstock.alert.app.tell.StoreAlarms;
import org.penstock.alert.app.tell.StoreAlarms.Happened;
import org.penstock.alert.domain.alarm.Alarm;
import org.penstock.alert.domain.alarm.Outcome;
import org.penstock.alert.domain.port.Alarms;
import org.penstock.alert.domain.rule.AlarmRule;
import org.penstock.alert.domain.rule.RuleSet.RefusedRule;
import org.penstock.alert.domain.signal.Values;
import org.penstock.event.OpenWorkOrder;
import org.penstock.event.WorkOrderEvent;

/** Shows the work order's number on the alarms of its fault, for as long as the order is open. */
@ApplicationScoped
public class LinkWorkOrder {

  private final Alarms alarms;
  private final StoreAlarms store;
  private final CurrentRules rules;
  private final LoadRules loadRules;
  private final DescribeConditions describe;

  LinkWorkOrder(
      Alarms alarms,
      StoreAlarms store,
      CurrentRules rules,
      LoadRules loadRules,
      DescribeConditions describe) {
    this.alarms = alarms;
    this.store = store;
    this.rules = rules;
    this.loadRules = loadRules;
    this.describe = describe;
  }

  /** Takes what became of a work order, in the caller's transaction. */
  @Transactional
  public void take(WorkOrderEvent event) {
    loadRules.ensure();
    Map<String, AlarmRule> rulesOfFault = ofFault(event);
    List<Happened> happened = new ArrayList<>();
    for (Alarm alarm : alarms.lock(rulesOfFault.keySet())) {
      Alarm linked = alarm.linkedTo(after(alarm.workOrder(), event));
      @Nullable AlarmRule rule = rulesOfFault.get(alarm.id());
      if (rule != null && !linked.equals(alarm)) {
        happened.add(new Happened(rule, Outcome.of(linked), Values.NONE));
      }
    }
    if (!happened.isEmpty()) {
      store.store(happened, true);
    }
  }

  /**
   * The alarms of the fault. Alarms of one asset and group share a work order, and only the first
   * that asked is named in it: the others learn of it by the fault.
   */
  private Map<String, AlarmRule> ofFault(WorkOrderEvent event) {
    Map<String, AlarmRule> found = new HashMap<>();
    String alarmId = event.sourceAlarmId();
    if (alarmId != null) {
      describe.behind(alarmId).ifPresent(rule -> found.put(alarmId, rule));
    }
    List<AlarmRule> ofFault =
        Stream.concat(
                rules.set().active().stream(),
                rules.set().refused().stream().map(RefusedRule::rule))
            .filter(rule -> rule.plantId().equals(event.plantId()))
            .filter(rule -> rule.dedupeKey().equals(event.dedupeKey()))
            .toList();
    ofFault.forEach(rule -> found.put(rule.alarmId(), rule));
    describe.speakingFor(ofFault).forEach(rule -> found.put(rule.alarmId(), rule));
    return found;
  }

  /** What is told late of an order does not take the place of a newer one. */
  private static @Nullable OpenWorkOrder after(
      @Nullable OpenWorkOrder known, WorkOrderEvent event) {
    boolean same = known != null && known.workOrderId().equals(event.workOrderId());
    OpenWorkOrder told =
        new OpenWorkOrder(event.workOrderId(), event.externalNumber(), event.state());
    return switch (event.eventType()) {
      case WORK_ORDER_CREATED -> told;
      case WORK_ORDER_FAILED, WORK_ORDER_UPDATED ->
          known == null || same || known.externalNumber() == null ? told : known;
      case WORK_ORDER_CLOSED, WORK_ORDER_CANCELLED -> same ? null : known;
      case UNKNOWN -> known;
    };
  }
}
