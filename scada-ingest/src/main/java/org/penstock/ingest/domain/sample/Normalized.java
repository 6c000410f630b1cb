package org.penstock.ingest.domain.sample;

import org.penstock.event.Reading;

/** What became of a sample. */
public sealed interface Normalized {

  /**
   * It is a reading.
   *
   * @param complaint why the quality is worse than the server said
   */
  record Accepted(Reading reading, Complaint complaint) implements Normalized {}

  /** It holds nothing that is not published already. */
  record Dropped(Reason reason) implements Normalized {}

  /** Why nothing is published for a sample. */
  enum Reason {
    DUPLICATE,
    WAITING_FOR_INITIAL_DATA
  }

  /** What is wrong with a value besides its status code. */
  enum Complaint {
    NONE,
    NOT_OF_ITS_TYPE,
    NOT_A_NUMBER,
    NO_VALUE
  }
}
