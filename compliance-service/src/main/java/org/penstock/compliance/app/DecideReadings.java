package org.penstock.compliance.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.review.Candidate;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.ReviewPolicy;
import org.penstock.compliance.domain.review.Reviews;
import org.penstock.compliance.domain.review.Ruling;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.review.Verb;
import org.penstock.kit.id.IdSource;

/** Approves, rejects or reopens readings: one decision, one audit entry, one event. */
@ApplicationScoped
public class DecideReadings {

  private final Reviews reviews;
  private final AuditLog audit;
  private final RecordRefusal refusals;
  private final Announcements announcements;
  private final Counts counts;
  private final InstantSource clock;
  private final IdSource ids;

  DecideReadings(
      Reviews reviews,
      AuditLog audit,
      RecordRefusal refusals,
      Announcements announcements,
      Counts counts,
      InstantSource clock,
      IdSource ids) {
    this.reviews = reviews;
    this.audit = audit;
    this.refusals = refusals;
    this.announcements = announcements;
    this.counts = counts;
    this.clock = clock;
    this.ids = ids;
  }

  /** What a person signs. */
  public record Order(
      Verb verb,
      Selection selection,
      String meaning,
      @Nullable String reason,
      @Nullable String expectedContentHash) {}

  /** The decision, or why there is none; a refusal is recorded in the audit log. */
  public sealed interface Outcome {
    /** The decision stands. */
    record Decided(Decision decision) implements Outcome {}

    /** There is none. */
    record Refused(Ruling why) implements Outcome {}
  }

  /** Decides. */
  @Transactional
  public Outcome decide(Who who, Order order) {
    List<Candidate> candidates =
        who.mayDecide()
            ? reviews.lock(order.selection(), order.verb(), ReviewPolicy.MOST_READINGS + 1)
            : List.of();
    Ruling ruling =
        ReviewPolicy.rule(
            order.verb(), who.actor(), who.mayDecide(), candidates, order.expectedContentHash());
    if (ruling instanceof Ruling.Granted granted) {
      return new Outcome.Decided(record(who, order, candidates, granted));
    }
    refusals.record(who, name(order.verb()), code(ruling), describe(order));
    return new Outcome.Refused(ruling);
  }

  private Decision record(
      Who who, Order order, List<Candidate> candidates, Ruling.Granted granted) {
    Instant now = clock.instant();
    Decision decision =
        new Decision(
            ids.next(),
            order.verb(),
            order.meaning(),
            order.reason(),
            who.actor(),
            now,
            order.selection(),
            granted.count(),
            granted.contentHash());
    reviews.record(decision, candidates.stream().map(Candidate::id).toList());
    Map<String, Object> details = describe(order);
    details.put("decision_id", decision.id().toString());
    details.put("row_count", decision.count());
    details.put("content_hash", decision.contentHash());
    audit.append(new AuditEntry(now, done(order.verb()), who.actor(), details));
    announcements.decided(decision);
    counts.readingsDecided(order.verb(), decision.count());
    return decision;
  }

  private static Map<String, Object> describe(Order order) {
    Map<String, Object> details = new HashMap<>();
    details.put("meaning", order.meaning());
    if (order.reason() != null) {
      details.put("reason", order.reason());
    }
    if (order.expectedContentHash() != null) {
      details.put("expected_content_hash", order.expectedContentHash());
    }
    switch (order.selection()) {
      case Selection.ByPeriod period -> {
        details.put("tag_names", period.tagNames().stream().sorted().toList());
        details.put("from", period.from().toString());
        details.put("to", period.to().toString());
      }
      case Selection.ByIds named ->
          details.put("reading_ids", named.ids().stream().map(Object::toString).sorted().toList());
    }
    return details;
  }

  private static String name(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }

  private static String done(Verb verb) {
    return switch (verb) {
      case APPROVE -> "readings_approved";
      case REJECT -> "readings_rejected";
      case REOPEN -> "readings_reopened";
    };
  }

  /** The stable code that the caller is told and the audit log keeps. */
  public static String code(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Granted _ -> "granted";
      case Ruling.RoleRequired _ -> "role-required";
      case Ruling.OwnEntry _ -> "separation-of-duties";
      case Ruling.ContentChanged _ -> "content-changed";
      case Ruling.IllegalTransition _ -> "illegal-transition";
      case Ruling.NothingToDecide _ -> "nothing-to-decide";
      case Ruling.TooMany _ -> "too-many-readings";
    };
  }
}
