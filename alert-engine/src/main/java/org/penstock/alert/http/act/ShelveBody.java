package org.penstock.alert.http.act;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;
import org.penstock.alert.domain.act.Wish;
import org.penstock.alert.domain.state.Shelf.Mode;
import org.penstock.alert.domain.state.Shelf.Reason;
import org.penstock.kit.http.Refusals;

/** How and why an alarm is put aside; {@code duration} such as {@code PT1H}. */
public record ShelveBody(
    @NotNull Mode mode,
    @NotNull Duration duration,
    @NotNull Reason reason,
    @Size(max = 2000) @Nullable String comment,
    @Nullable UUID occurrenceId,
    @Nullable Long expectedVersion) {

  Seen seen(String alarmId) {
    return new Seen(alarmId, occurrenceId, expectedVersion);
  }

  Wish wish() {
    if (!duration.isPositive()) {
      throw Refusals.of(422, "invalid-body", "duration must be more than nothing");
    }
    if (reason == Reason.OTHER && (comment == null || comment.isBlank())) {
      throw Refusals.of(422, "invalid-body", "reason OTHER needs a comment that says it");
    }
    return new Wish.Shelve(mode, duration, reason, comment);
  }
}
