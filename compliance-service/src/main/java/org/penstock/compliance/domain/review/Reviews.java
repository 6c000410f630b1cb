package org.penstock.compliance.domain.review;

import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.penstock.compliance.domain.review.Selection.ByPeriod;

/** The decisions, and the states that they change. */
public interface Reviews {

  /**
   * The revisions a decision is about, in the order of slot, tag and revision, locked until the
   * commit; at most {@code most}.
   */
  List<Candidate> lock(Selection selection, Verb verb, int most);

  /** The same, only looked at. */
  List<Candidate> look(Selection selection, Verb verb, int most);

  /** Records a decision and moves its readings to the verb's state. */
  void record(Decision decision, List<UUID> readings);

  /**
   * The readings of a long period.
   *
   * @param progress told how many were gone through
   */
  ManyReadings survey(ByPeriod period, Verb verb, String actorSubject, IntConsumer progress);

  /**
   * Records a decision and moves all readings that were surveyed to the verb's state; throws when
   * others have changed them since.
   */
  void recordMany(Decision decision, ByPeriod period, IntConsumer progress);

  /** A page of the review queue in the order of day and tag. */
  List<TagDay> queue(QueueFilter filter, @Nullable QueuePosition after, int limit);
}
