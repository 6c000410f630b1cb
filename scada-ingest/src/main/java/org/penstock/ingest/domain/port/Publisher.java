package org.penstock.ingest.domain.port;

import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.flow.Notice;

/** The way to the broker. */
public interface Publisher {

  /**
   * Publishes readings in this order. Returns as soon as the broker has some of them, or when it is
   * clear that it is away: then none is settled. The next call begins with those that are not
   * settled; they are on their way and not sent again, and newer ones may stand behind them.
   */
  Outcome publish(List<Reading> readings);

  /** The same for notices, in any order. */
  Answers tell(List<Notice> notices);

  /**
   * What became of notices.
   *
   * @param settled these need not be sent again: the broker has them or will never take them
   * @param refused those among the settled that it will never take
   */
  record Answers(List<Notice> settled, List<Notice> refused) {

    public Answers {
      settled = List.copyOf(settled);
      refused = List.copyOf(refused);
    }

    /** The broker is away. */
    public static Answers none() {
      return new Answers(List.of(), List.of());
    }

    /** The broker has all of these. */
    public static Answers all(List<Notice> notices) {
      return new Answers(notices, List.of());
    }
  }

  /**
   * What became of readings.
   *
   * @param settled so many from the first need not be sent again: the broker has them or will never
   *     take them
   * @param refused those among the settled that it will never take
   */
  record Outcome(int settled, List<Reading> refused) {

    public Outcome {
      refused = List.copyOf(refused);
    }
  }
}
