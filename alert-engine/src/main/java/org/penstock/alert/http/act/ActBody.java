package org.penstock.alert.http.act;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;

/** An act that needs no words. */
public record ActBody(
    @Size(max = 2000) @Nullable String comment,
    @Nullable UUID occurrenceId,
    @Nullable Long expectedVersion) {

  Seen seen(String alarmId) {
    return new Seen(alarmId, occurrenceId, expectedVersion);
  }
}
