package org.penstock.elog.domain.writing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.Content;
import org.penstock.elog.domain.EntryType;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.PlainText;
import org.penstock.elog.domain.Times;

/** Decides whether a person's request becomes an entry. */
public final class Writing {

  private Writing() {}

  /** A person's request; who that is comes from the token alone. */
  public static Decision decide(
      EntryRequest request, Writer writer, UUID id, Instant now, Duration lateAfter) {
    EntryRequest.Claim claim = request.claim();
    if (!writer.isCalled(claim.operatorId(), claim.operatorName())) {
      return new Refusal.IdentityMismatch(writer.operator());
    }
    String plant = request.plantId();
    if (plant != null && !writer.plants().contains(plant)) {
      return new Refusal.PlantNotAllowed(plant);
    }
    List<Fault> faults = RequestRules.faultsOf(request, now);
    if (!faults.isEmpty()) {
      return new Refusal.Invalid(faults);
    }
    EntryType type = type(request);
    if (type.isForSupervisors() && !writer.isSupervisor()) {
      return new Refusal.SupervisorsOnly(type);
    }
    Times times = Times.of(Objects.requireNonNullElse(request.occurredAt(), now), now, lateAfter);
    return new Decision.Accepted(
        LogEntry.written(id, given(plant), type, content(request), times, writer.operator()));
  }

  static EntryType type(EntryRequest request) {
    return EntryType.of(given(request.entryType())).orElseThrow();
  }

  static Content content(EntryRequest request) {
    return new Content(
        normalized(request.title()),
        PlainText.normalized(given(request.body())),
        normalized(request.area()),
        request.tags().stream().map(PlainText::normalized).toList(),
        request.refs(),
        request.metadata(),
        Boolean.TRUE.equals(request.mustRead()),
        Objects.requireNonNullElse(request.priority(), Content.NORMAL));
  }

  private static @Nullable String normalized(@Nullable String text) {
    return text == null || text.isBlank() ? null : PlainText.normalized(text);
  }

  static String given(@Nullable String checked) {
    return Objects.requireNonNull(checked, "checked by RequestRules");
  }
}
