package org.penstock.compliance.domain.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decisions, and the states that they change. */
public interface Reviews {

  /**
   * The revisions a decision is about, in the order of slot, tag and revision, locked until the
   * commit; at most {@code most}.
   */
  List<Candidate> lock(Selection selection, Verb verb, int most);

  /** Records a decision and moves its readings to the verb's state. */
  void record(Decision decision, List<UUID> readings);

  /** A page of the review queue in the order of day and tag. */
  List<TagDay> queue(QueueFilter filter, @Nullable QueuePosition after, int limit);
}
