package org.penstock.alert.http.act;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;
import org.penstock.alert.domain.act.Wish;

/**
 * What an operator acknowledges; {@code occurrence_id} says which activation they saw, {@code
 * work_order} whether they want one made.
 */
public record AckBody(
    @Size(max = 2000) @Nullable String comment,
    @NotNull UUID occurrenceId,
    @Nullable Long expectedVersion,
    @Nullable Boolean workOrder) {

  Seen seen(String alarmId) {
    return new Seen(alarmId, occurrenceId, expectedVersion);
  }

  Wish wish() {
    return new Wish.Acknowledge(comment, Boolean.TRUE.equals(workOrder));
  }
}
