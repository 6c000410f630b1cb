package org.penstock.alert.http.act;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;
import org.penstock.alert.domain.act.Wish;

/** Why an alarm is out of service; {@code reference} is a permit or a work order. */
public record OutOfServiceBody(
    @NotBlank @Size(max = 2000) String reason,
    @Size(max = 200) @Nullable String reference,
    @NotNull Instant reviewAt,
    @Nullable UUID occurrenceId,
    @Nullable Long expectedVersion) {

  Seen seen(String alarmId) {
    return new Seen(alarmId, occurrenceId, expectedVersion);
  }

  Wish wish() {
    return new Wish.TakeOutOfService(reason, reference, reviewAt);
  }
}
