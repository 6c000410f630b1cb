package org.penstock.ingest.domain.port;

import java.time.Duration;
import java.util.List;
import org.penstock.event.Reading;
import org.penstock.ingest.domain.sample.Normalized;
import org.penstock.ingest.domain.source.RecoveryPlan.Step;
import org.penstock.ingest.domain.source.SourceFault;

/** What the service counts of itself. */
public interface Counters {

  /** A sample became this. */
  void normalized(Normalized result);

  /** The broker has these. */
  void published(List<Reading> readings);

  /** The broker has acknowledged a batch so long after the first of it was sent. */
  default void acknowledged(Duration roundTrip) {}

  /** The broker will never take these. */
  void refused(int readings);

  /** The broker will never take these records that go beside the readings. */
  default void noticesRefused(int notices) {}

  /** Something that a server did with its notifications. */
  void happened(Happening what);

  /** What a server does with its notifications. */
  enum Happening {
    /** It sent some. */
    NOTIFICATION,
    /** It says that it dropped values of a tag. */
    OVERFLOW,
    /** It lost some, and could not send them again. */
    SEQUENCE_GAP,
    /** It did not answer a round of polls, or not all of it. */
    POLL_FAILED
  }

  /** A source stopped to deliver, for this reason. */
  void reconnected(SourceFault cause);

  /** The supervisor of a source took this step. */
  void stepTaken(Step step);

  /** These rows are in the reading store. */
  void stored(int readings);
}
