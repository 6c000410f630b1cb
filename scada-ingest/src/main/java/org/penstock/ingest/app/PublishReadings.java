package org.penstock.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.penstock.event.GapCause;
import org.penstock.event.Reading;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.flow.Notice;
import org.penstock.ingest.domain.flow.Notices;
import org.penstock.ingest.domain.flow.Spool;
import org.penstock.ingest.domain.loss.LossTally;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.Publisher;
import org.penstock.ingest.domain.sample.RecordTime;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.Pause;
import org.penstock.kit.work.StopSignal;

/**
 * Empties the spool into the broker, in order, and tells of what was lost.
 *
 * <p>One thread. Readings leave the spool when the broker has acknowledged them; newer ones follow
 * without waiting for that, up to a bound of those on their way. While the broker is away they wait
 * in the spool. Notices go in between, so that a status is not late behind a long queue.
 */
@ApplicationScoped
public class PublishReadings implements BackgroundWork {

  private static final Logger LOG = Logger.getLogger(PublishReadings.class);
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final int NOTICES_AT_ONCE = 500;

  private final Spool spool;
  private final Notices notices;
  private final LossTally losses;
  private final TellLosses tellLosses;
  private final Publisher publisher;
  private final Counters counters;
  private final InstantSource clock;
  private final IngestConfig.Buffers config;
  private int underway;

  PublishReadings(
      Spool spool,
      Notices notices,
      LossTally losses,
      TellLosses tellLosses,
      Publisher publisher,
      Counters counters,
      InstantSource clock,
      IngestConfig config) {
    this.spool = spool;
    this.notices = notices;
    this.losses = losses;
    this.tellLosses = tellLosses;
    this.publisher = publisher;
    this.counters = counters;
    this.clock = clock;
    this.config = config.buffers();
  }

  @Override
  public String name() {
    return "readings publisher";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) throws InterruptedException {
    Pause pause = Pause.growing();
    boolean isThere = true;
    while (!stop.isRaised()) {
      isThere = publishSome();
      if (isThere) {
        pause.reset();
      } else {
        LOG.warnf(
            "the broker is away: %d readings and %d notices wait", spool.size(), notices.size());
        pause.take(stop);
      }
    }
    if (isThere) {
      finish();
    }
  }

  /** What the broker gets must not stay in the spool: the next run would send it again. */
  private void finish() throws InterruptedException {
    Instant deadline = clock.instant().plus(config.stopLimit());
    boolean isThere = true;
    while (isThere && underway > 0 && clock.instant().isBefore(deadline)) {
      isThere = publish(underway);
    }
  }

  /** One round; false when the broker is away. */
  boolean publishSome() throws InterruptedException {
    return publish(config.mostUnderway()) && tell();
  }

  private boolean publish(int most) throws InterruptedException {
    List<Reading> readings = spool.head(most, WAIT);
    Publisher.Outcome outcome = publisher.publish(readings);
    settle(readings, outcome);
    underway = readings.size() - outcome.settled();
    return readings.isEmpty() || outcome.settled() > 0;
  }

  private void settle(List<Reading> readings, Publisher.Outcome outcome) {
    for (Reading refused : outcome.refused()) {
      LOG.errorf("the broker refuses a reading of %s for good", refused.tagName());
      losses.dropped(
          refused.plantId(),
          refused.sourceId(),
          refused.tagName(),
          GapCause.DATA_LOST,
          RecordTime.of(refused));
    }
    spool.release(outcome.settled());
    counters.refused(outcome.refused().size());
    counters.published(readings.subList(0, outcome.settled()));
  }

  private boolean tell() {
    tellLosses.post();
    List<Notice> head = notices.head(NOTICES_AT_ONCE);
    Publisher.Answers answers = publisher.tell(head);
    notices.release(answers.settled());
    answers.refused().forEach(tellLosses::refused);
    counters.noticesRefused(answers.refused().size());
    return head.isEmpty() || !answers.settled().isEmpty();
  }
}
