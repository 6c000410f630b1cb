package org.penstock.ingest.domain.condition;

import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;

/** A condition, or one branch of it: an earlier state that still waits to be acknowledged. */
record ConditionKey(String conditionId, @Nullable String branchId) {

  static ConditionKey of(ScadaAlarmEvent event) {
    return new ConditionKey(event.conditionId(), event.branchId());
  }

  boolean isBranch() {
    return branchId != null;
  }
}
