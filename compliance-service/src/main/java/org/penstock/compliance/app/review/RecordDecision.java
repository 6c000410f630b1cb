package org.penstock.compliance.app.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.Map;
import org.penstock.compliance.app.Announcements;
import org.penstock.compliance.app.Counts;
import org.penstock.compliance.domain.audit.AuditEntry;
import org.penstock.compliance.domain.audit.AuditLog;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.DecisionOrder;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.review.Verb;

/** What follows from a decision, however many readings it is about: one audit entry, one event. */
@ApplicationScoped
class RecordDecision {

  private final AuditLog audit;
  private final Announcements announcements;
  private final ApplyLateReadings late;
  private final Counts counts;

  RecordDecision(
      AuditLog audit, Announcements announcements, ApplyLateReadings late, Counts counts) {
    this.audit = audit;
    this.announcements = announcements;
    this.late = late;
    this.counts = counts;
  }

  /** In the transaction of the decision, whose readings have their new state. */
  @Transactional(TxType.MANDATORY)
  void after(Decision decision, DecisionOrder order) {
    Map<String, Object> details = describe(order);
    details.put("decision_id", decision.id().toString());
    details.put("row_count", decision.count());
    details.put("content_hash", decision.contentHash());
    audit.append(new AuditEntry(decision.at(), done(order.verb()), decision.actor(), details));
    announcements.decided(decision);
    counts.readingsDecided(order.verb(), decision.count());
    if (order.verb() == Verb.REOPEN) {
      late.apply(decision.at());
    }
  }

  private static String done(Verb verb) {
    return switch (verb) {
      case APPROVE -> "readings_approved";
      case REJECT -> "readings_rejected";
      case REOPEN -> "readings_reopened";
      case LOCK -> "readings_locked";
    };
  }

  /** What was asked for, as the audit log keeps it. */
  static Map<String, Object> describe(DecisionOrder order) {
    Map<String, Object> details = new HashMap<>();
    details.put("meaning", order.meaning());
    if (order.reason() != null) {
      details.put("reason", order.reason());
    }
    if (order.expected().contentHash() != null) {
      details.put("expected_content_hash", order.expected().contentHash());
    }
    if (order.mode() == DecisionOrder.Mode.ELIGIBLE_ONLY) {
      details.put("mode", order.mode().name());
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
}
