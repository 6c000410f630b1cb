package org.penstock.ingest.app.heartbeat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/**
 * Has the last values of quiet tags told again while their source gives signs of life. A source
 * that went silent a moment ago may be dead: what its tags hold is not claimed any more.
 */
@ApplicationScoped
public class RepeatLastValues implements BackgroundWork {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** A sign of life comes each keep-alive; with one more missing the source is in doubt. */
  private static final int KEEP_ALIVES = 2;

  private final CurrentSources sources;
  private final TrackSources track;
  private final StreamReadings stream;
  private final InstantSource clock;
  private final Duration fresh;

  RepeatLastValues(
      CurrentSources sources,
      TrackSources track,
      StreamReadings stream,
      InstantSource clock,
      IngestConfig config) {
    this.sources = sources;
    this.track = track;
    this.stream = stream;
    this.clock = clock;
    this.fresh = config.collecting().keepAlive().multipliedBy(KEEP_ALIVES);
  }

  @Override
  public String name() {
    return "heartbeats";
  }

  /** Readings do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    while (!stop.await(LOOK)) {
      repeat();
    }
  }

  /** One round. */
  void repeat() {
    Instant now = clock.instant();
    for (SourceSpec source : sources.now().all()) {
      boolean isAlive =
          track.lastSign(source.id()).filter(sign -> sign.plus(fresh).isAfter(now)).isPresent();
      if (isAlive) {
        stream.tellAgain(source, now);
      }
    }
  }
}
