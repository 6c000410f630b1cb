package org.penstock.alert.http.act;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.alert.app.act.ActOnAlarm.Seen;
import org.penstock.kit.http.Refusals;

/** Alarms that an operator acknowledges at once, each named: there is no acknowledging of all. */
public record AckManyBody(
    @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull Item> items,
    @Size(max = 2000) @Nullable String comment) {

  /** One of them, as it was seen. */
  public record Item(
      @NotBlank String alarmId, @NotNull UUID occurrenceId, @Nullable Long expectedVersion) {}

  List<Seen> seen() {
    if (items.stream().map(Item::alarmId).distinct().count() < items.size()) {
      throw Refusals.of(422, "invalid-body", "items names an alarm twice");
    }
    return items.stream()
        .map(item -> new Seen(item.alarmId(), item.occurrenceId(), item.expectedVersion()))
        .toList();
  }
}
