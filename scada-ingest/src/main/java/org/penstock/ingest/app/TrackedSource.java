package org.penstock.ingest.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.event.GapCause;
import org.penstock.event.SourceStatus;
import org.penstock.ingest.app.TrackSources.Live;
import org.penstock.ingest.domain.loss.Outage;
import org.penstock.ingest.domain.loss.Outages;
import org.penstock.ingest.domain.source.EndpointChoice;
import org.penstock.ingest.domain.source.SourcePhase;
import org.penstock.ingest.domain.source.SourceSpec;

/** What changes of a source; guarded by the lock of {@link TrackSources}. */
final class TrackedSource {

  /** Refused tags that a status names; the others it counts. */
  private static final int NAMED_TAGS = 20;

  SourcePhase phase = SourcePhase.STOPPED;
  @Nullable SourceStatus status;
  @Nullable EndpointChoice choice;
  @Nullable Live live;
  final Outages outages;
  boolean wasLive;
  Instant lastHeard;

  /** When the next sign of life is overdue. */
  Instant freshUntil;

  String unwell = "";
  private @Nullable Instant serverStart;

  TrackedSource(Instant start, Duration longestCatchUp) {
    this.lastHeard = start;
    this.outages = new Outages(start, longestCatchUp);
    this.freshUntil = start;
  }

  void heard(Instant at, Instant until) {
    lastHeard = at;
    freshUntil = until;
  }

  /** Whether every tag is delivered by a server that says that it is well. */
  boolean isWhole() {
    return unwell.isEmpty() && (live == null || live.refusedTags().isEmpty());
  }

  /** What there is to say of a source that delivers; null when nothing. */
  @Nullable String why() {
    List<String> words = new ArrayList<>();
    if (choice != null && !choice.why().isEmpty()) {
      words.add(choice.url() + " is in use: " + choice.why());
    }
    if (!unwell.isEmpty()) {
      words.add(unwell);
    }
    if (live != null && !live.refusedTags().isEmpty()) {
      words.add(refusals(live.refusedTags()));
    }
    return words.isEmpty() ? null : String.join("; ", words);
  }

  /** Thousands may be refused at once, and the status must still fit into a record. */
  private static String refusals(Map<String, String> refused) {
    String named =
        refused.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(NAMED_TAGS)
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(", "));
    int others = refused.size() - NAMED_TAGS;
    String rest = others > 0 ? " and %d more".formatted(others) : "";
    return "the server refuses %d tags: {%s}%s".formatted(refused.size(), named, rest);
  }

  String adviceWhenNotWhole() {
    return unwell.isEmpty()
        ? "Correct the node ids of these tags, or add the nodes on the server; they are tried again"
            + " by themselves."
        : "Look at the server; its values are taken as long as it gives any.";
  }

  /** Whether the server was started again since the session before this one. */
  boolean learnStart(Live now) {
    Instant start = now.serverStart();
    boolean hasRestarted = serverStart != null && start != null && start.isAfter(serverStart);
    if (start != null) {
      serverStart = start;
    }
    return hasRestarted;
  }

  /** The outage with its cause, as far as the new session tells more of it. */
  static Outage explained(Outage known, Live now, boolean hasRestarted) {
    if (known.cause() != GapCause.CONNECTION_LOST) {
      return known;
    }
    if (hasRestarted) {
      return known.because(
          GapCause.SERVER_RESTART, "the server was started again at " + now.serverStart());
    }
    String refused = now.transferRefused();
    return refused == null
        ? known
        : known.because(
            GapCause.TRANSFER_REFUSED,
            "the server did not move the subscription to the new session: " + refused);
  }

  /** The phase with what there is to say of it, for the log. */
  String words() {
    SourceStatus told = status;
    return Stream.of(
            phase, told == null ? null : told.reason(), told == null ? null : told.advice())
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  SourceStatus statusOf(
      SourceSpec source, @Nullable String reason, @Nullable String advice, int good, Instant now) {
    SourceStatus before = status;
    Instant since = before != null && before.state() == phase.published() ? before.since() : now;
    Live delivering = phase.isLive() ? live : null;
    SourceStatus next =
        new SourceStatus(
            source.id(),
            source.plantId(),
            phase.published(),
            since,
            reason == null || reason.isEmpty() ? null : reason,
            advice,
            choice == null ? source.endpointUrl() : choice.url(),
            source.security().policy(),
            delivering == null ? null : delivering.sessionId(),
            source.tags().size(),
            good,
            source.revision(),
            now);
    status = next;
    return next;
  }

  /** Whether the status that was told is of this configuration. */
  boolean tells(SourceSpec source) {
    SourceStatus told = status;
    return told != null && told.configRevision() == source.revision();
  }
}
