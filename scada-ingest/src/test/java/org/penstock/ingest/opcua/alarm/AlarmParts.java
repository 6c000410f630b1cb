package org.penstock.ingest.opcua.alarm;

import java.time.InstantSource;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;

/** The real watch over the servers' own alarms, wired as the container does it. */
public final class AlarmParts {

  private AlarmParts() {}

  public static WatchAlarms watch(
      CurrentSources sources,
      LiveClients clients,
      TrackConditions track,
      InstantSource clock,
      IngestConfig config) {
    return new WatchAlarms(sources, clients, track, clock, config);
  }
}
