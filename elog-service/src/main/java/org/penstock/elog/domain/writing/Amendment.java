package org.penstock.elog.domain.writing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.elog.domain.ActorKind;
import org.penstock.elog.domain.ChangeKind;
import org.penstock.elog.domain.LogEntry;
import org.penstock.elog.domain.Operator;
import org.penstock.elog.domain.PlainText;
import org.penstock.elog.domain.Version;

/**
 * A change of an entry, which leaves the entry alone and adds a version with a reason.
 *
 * @param body the whole new text of a correction, the added text of an addendum, none of a strike
 */
public record Amendment(@Nullable ChangeKind kind, @Nullable String body, @Nullable String reason) {

  /**
   * Decides whether the amendment becomes the next version.
   *
   * @param addressed the version that the writer had before them
   * @param latest the latest version of the same entry
   */
  public Decision decide(LogEntry addressed, LogEntry latest, Writer writer, UUID id, Instant now) {
    if (!writer.plants().contains(latest.plantId())) {
      return new Refusal.PlantNotAllowed(latest.plantId());
    }
    if (!mayAmend(writer, latest)) {
      return new Refusal.NotTheAuthor(latest.operator());
    }
    List<Fault> faults = faults(latest);
    if (!faults.isEmpty()) {
      return new Refusal.Invalid(faults);
    }
    if (!addressed.id().equals(latest.id())) {
      return new Refusal.NotLatestVersion(latest.id(), latest.version().number());
    }
    return new Decision.Accepted(next(latest, writer.operator(), id, now));
  }

  private static boolean mayAmend(Writer writer, LogEntry latest) {
    boolean isAuthor =
        latest.actorKind() == ActorKind.HUMAN
            && latest.operator().id().equals(writer.operator().id());
    return isAuthor || writer.isSupervisor();
  }

  private List<Fault> faults(LogEntry latest) {
    List<Fault> faults = new ArrayList<>(faultsOfReason());
    switch (kind) {
      case null -> faults.add(new Fault("change_kind", "is CORRECTION, ADDENDUM or STRIKE"));
      case ORIGINAL -> faults.add(new Fault("change_kind", "is CORRECTION, ADDENDUM or STRIKE"));
      case CORRECTION -> faults.addAll(TextRules.required("body", body, Limits.BODY));
      case ADDENDUM -> faults.addAll(faultsOfAddendum(latest));
      case STRIKE -> faults.addAll(faultsOfStrike());
    }
    if (latest.isStruck() && kind != ChangeKind.CORRECTION) {
      faults.add(new Fault("change_kind", "of a struck entry can only be CORRECTION"));
    }
    return faults;
  }

  private List<Fault> faultsOfReason() {
    List<Fault> faults = TextRules.required("reason", reason, Limits.LONGEST_REASON);
    return faults.isEmpty() && given(reason).strip().length() < Limits.SHORTEST_REASON
        ? List.of(
            new Fault("reason", "has fewer than %d characters".formatted(Limits.SHORTEST_REASON)))
        : faults;
  }

  private List<Fault> faultsOfAddendum(LogEntry latest) {
    List<Fault> faults = TextRules.required("body", body, Limits.BODY);
    return faults.isEmpty() ? TextRules.required("body", extended(latest), Limits.BODY) : faults;
  }

  private List<Fault> faultsOfStrike() {
    return body == null
        ? List.of()
        : List.of(new Fault("body", "is not given with STRIKE: the text stays as it was"));
  }

  private LogEntry next(LogEntry latest, Operator amender, UUID id, Instant now) {
    ChangeKind change = Objects.requireNonNull(kind, "checked by faults");
    String text =
        switch (change) {
          case CORRECTION -> PlainText.normalized(given(body));
          case ADDENDUM -> PlainText.normalized(extended(latest));
          case STRIKE, ORIGINAL -> latest.content().body();
        };
    Version last = latest.version();
    return new LogEntry(
        id,
        latest.plantId(),
        latest.type(),
        latest.content().withBody(text),
        latest.times().recordedAgain(now),
        new Version(
            last.rootId(),
            last.number() + 1,
            latest.id(),
            change,
            PlainText.normalized(given(reason).strip())),
        latest.actorKind(),
        latest.operator(),
        amender,
        null);
  }

  private String extended(LogEntry latest) {
    return latest.content().body() + "\n\n" + given(body);
  }

  private static String given(@Nullable String checked) {
    return Objects.requireNonNull(checked, "checked by faults");
  }
}
