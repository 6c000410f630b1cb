package org.penstock.ingest.http;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.event.ScadaAlarmEvent;
import org.penstock.event.ScadaAlarmState;
import org.penstock.ingest.domain.condition.AlarmStates;
import org.penstock.ingest.domain.condition.KnownCondition;

/**
 * A condition as operators see it.
 *
 * @param state what its last event says
 * @param confirmed whether the server told of it since the present subscription began; otherwise it
 *     may be over by now
 */
public record ConditionView(
    String sourceId,
    String conditionId,
    @Nullable String conditionName,
    @Nullable String branchId,
    @Nullable String tagName,
    @Nullable String sourceName,
    ScadaAlarmState state,
    @Nullable Boolean active,
    @Nullable Boolean acked,
    @Nullable Integer severity,
    @Nullable String message,
    Instant time,
    boolean confirmed) {

  static ConditionView of(KnownCondition condition) {
    ScadaAlarmEvent last = condition.last();
    return new ConditionView(
        last.sourceId(),
        last.conditionId(),
        last.conditionName(),
        last.branchId(),
        last.tagName(),
        last.sourceName(),
        AlarmStates.of(last),
        last.active(),
        last.acked(),
        last.severity(),
        last.message(),
        last.time(),
        condition.isConfirmed());
  }

  /** Its place in the list. */
  List<String> key() {
    return List.of(sourceId, conditionId, Objects.requireNonNullElse(branchId, ""));
  }
}
