package org.penstock.compliance.app.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.penstock.compliance.app.RecordRefusal;
import org.penstock.compliance.app.Who;
import org.penstock.compliance.domain.job.Job;
import org.penstock.compliance.domain.job.Jobs;
import org.penstock.compliance.domain.job.Task;
import org.penstock.compliance.domain.review.Candidate;
import org.penstock.compliance.domain.review.Decision;
import org.penstock.compliance.domain.review.DecisionOrder;
import org.penstock.compliance.domain.review.ReviewPolicy;
import org.penstock.compliance.domain.review.Reviews;
import org.penstock.compliance.domain.review.Ruling;
import org.penstock.compliance.domain.review.Selection;
import org.penstock.compliance.domain.review.Skipped;
import org.penstock.kit.id.IdSource;

/** Approves, rejects, reopens or locks readings: one decision, one audit entry, one event. */
@ApplicationScoped
public class DecideReadings {

  private final Reviews reviews;
  private final RecordDecision recorder;
  private final Jobs jobs;
  private final RecordRefusal refusals;
  private final InstantSource clock;
  private final IdSource ids;

  DecideReadings(
      Reviews reviews,
      RecordDecision recorder,
      Jobs jobs,
      RecordRefusal refusals,
      InstantSource clock,
      IdSource ids) {
    this.reviews = reviews;
    this.recorder = recorder;
    this.jobs = jobs;
    this.refusals = refusals;
    this.clock = clock;
    this.ids = ids;
  }

  /** The decision, or why there is none; a refusal is recorded in the audit log. */
  public sealed interface Outcome {
    /** The decision stands. */
    record Decided(Decision decision, List<Skipped> skipped) implements Outcome {}

    /** It is about so many readings that a job makes it. */
    record Queued(Job job) implements Outcome {}

    /** There is none. */
    record Refused(Ruling.Refused why) implements Outcome {}
  }

  /** Decides. */
  @Transactional
  public Outcome decide(Who who, DecisionOrder order) {
    return switch (ruling(who, order, true)) {
      case Ruling.Granted granted -> decided(who, order, granted);
      case Ruling.TooMany _
          when order.selection() instanceof Selection.ByPeriod period
              && order.mode() == DecisionOrder.Mode.ALL_OR_NOTHING ->
          queued(who, order, period);
      case Ruling.Refused why -> {
        refusals.record(who, name(order), why.code(), RecordDecision.describe(order));
        yield new Outcome.Refused(why);
      }
    };
  }

  private Ruling ruling(Who who, DecisionOrder order, boolean lock) {
    int most = ReviewPolicy.MOST_READINGS + 1;
    List<Candidate> candidates = List.of();
    if (who.mayDecide()) {
      candidates =
          lock
              ? reviews.lock(order.selection(), order.verb(), most)
              : reviews.look(order.selection(), order.verb(), most);
    }
    return ReviewPolicy.rule(order, who.decider(), candidates);
  }

  private Outcome decided(Who who, DecisionOrder order, Ruling.Granted granted) {
    Decision decision =
        new Decision(
            ids.next(),
            order.verb(),
            order.meaning(),
            order.reason(),
            who.actor(),
            clock.instant(),
            order.selection(),
            granted.readings().size(),
            granted.contentHash());
    reviews.record(decision, granted.readings().stream().map(Candidate::id).toList());
    recorder.after(decision, order);
    return new Outcome.Decided(decision, granted.skipped());
  }

  private Outcome queued(Who who, DecisionOrder order, Selection.ByPeriod period) {
    Job job =
        Job.queued(
            ids.next(),
            Task.Decide.of(order, period, who.mayUnlock()),
            who.actor(),
            clock.instant());
    jobs.add(job);
    return new Outcome.Queued(job);
  }

  /** What a decision would be, and would leave out. Changes nothing and records nothing. */
  @Transactional
  public Ruling preview(Who who, DecisionOrder order) {
    return ruling(who, order, false);
  }

  private static String name(DecisionOrder order) {
    return order.verb().name().toLowerCase(Locale.ROOT);
  }
}
