package org.penstock.ingest.opcua.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.config.AlarmSettings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.source.SourceSpec;

/** Makes the watch over the alarms of each source. */
@ApplicationScoped
public class AlarmWatches {

  private final TrackConditions track;
  private final InstantSource clock;
  private final AlarmSettings config;

  AlarmWatches(TrackConditions track, InstantSource clock, IngestConfig config) {
    this.track = track;
    this.clock = clock;
    this.config = config.alarms();
  }

  /** Begins to watch a source whose readings come over that client, which is connected. */
  public AlarmWatch start(SourceSpec source, OpcUaClient client) {
    return new AlarmWatch(source, client, track, clock, config).start();
  }
}
