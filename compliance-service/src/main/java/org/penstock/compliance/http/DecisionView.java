package org.penstock.compliance.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.Skipped;
import org.penstock.event.Actor;

/** A decision as HTTP shows it. */
record DecisionView(
    UUID decisionId,
    String verb,
    String meaning,
    @Nullable String reason,
    Actor actor,
    Instant decidedAt,
    int rowCount,
    String contentHash,
    List<Skipped> skipped) {

  static DecisionView of(Decision decision, List<Skipped> skipped) {
    return new DecisionView(
        decision.id(),
        decision.verb().name(),
        decision.meaning(),
        decision.reason(),
        decision.actor(),
        decision.at(),
        decision.count(),
        decision.contentHash(),
        skipped);
  }
}
