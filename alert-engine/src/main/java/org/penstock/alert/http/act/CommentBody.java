package org.penstock.alert.http.act;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;

/** An act that needs words: a comment, or why a work order is wanted. */
public record CommentBody(
    @NotBlank @Size(max = 2000) String comment,
    @Nullable UUID occurrenceId,
    @Nullable Long expectedVersion) {

  Seen seen(String alarmId) {
    return new Seen(alarmId, occurrenceId, expectedVersion);
  }
}
