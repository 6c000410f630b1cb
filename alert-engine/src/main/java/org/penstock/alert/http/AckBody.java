package org.penstock.alert.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.AcknowledgeAlarm;
import org.penstock.event.Actor;

/** What an operator acknowledges; {@code occurrence_id} says which activation they saw. */
public record AckBody(
    @Size(max = 2000) @Nullable String comment,
    @NotNull UUID occurrenceId,
    @Nullable Long expectedVersion) {

  AcknowledgeAlarm.Request request(String alarmId, Actor by) {
    return new AcknowledgeAlarm.Request(alarmId, occurrenceId, expectedVersion, by, comment);
  }
}
