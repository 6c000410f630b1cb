package org.penstock.ingest.app.heartbeat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources;
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

  private final CurrentSources sources;
  private final TrackSources track;
  private final StreamReadings stream;
  private final InstantSource clock;

  RepeatLastValues(
      CurrentSources sources, TrackSources track, StreamReadings stream, InstantSource clock) {
    this.sources = sources;
    this.track = track;
    this.stream = stream;
    this.clock = clock;
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
      if (track.isAlive(source.id(), now)) {
        stream.tellAgain(source, now);
      }
    }
  }
}
