package org.penstock.ingest.opcua.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.condition.TrackConditions;
import org.penstock.ingest.config.AlarmSettings;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.Sources;
import org.penstock.kit.work.BackgroundWork;
import org.penstock.kit.work.StopSignal;

/** Has the alarms of every source watched that is connected and configured so. */
@ApplicationScoped
public class WatchAlarms implements BackgroundWork {

  private static final Duration LOOK = Duration.ofMillis(500);

  private final Map<String, AlarmWatch> watches = new HashMap<>();
  private final CurrentSources sources;
  private final LiveClients clients;
  private final TrackConditions track;
  private final InstantSource clock;
  private final AlarmSettings config;

  WatchAlarms(
      CurrentSources sources,
      LiveClients clients,
      TrackConditions track,
      InstantSource clock,
      IngestConfig config) {
    this.sources = sources;
    this.clients = clients;
    this.track = track;
    this.clock = clock;
    this.config = config.alarms();
  }

  @Override
  public String name() {
    return "alarm watches";
  }

  /** Alarms do not wait for the database. */
  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public void run(StopSignal stop) {
    while (!stop.await(LOOK)) {
      look();
    }
    watches.values().forEach(AlarmWatch::close);
    watches.clear();
  }

  private void look() {
    Set<String> gone = new HashSet<>(watches.keySet());
    Set<String> watched = new HashSet<>();
    Sources now = sources.now();
    for (SourceSpec source : now.all()) {
      if (source.alarms().enabled()) {
        watched.add(source.id());
        gone.remove(source.id());
        track.configured(source);
        clients.client(source.id()).ifPresent(client -> watch(source, client));
      }
    }
    gone.forEach(id -> end(watches.remove(id)));
    // A configuration that was not read as a whole is no reason to call an alarm over.
    if (!now.all().isEmpty() && now.rejected().isEmpty()) {
      track.watchOnly(watched);
    }
  }

  private void watch(SourceSpec source, OpcUaClient client) {
    AlarmWatch known = watches.get(source.id());
    if (known != null && known.isOf(client, source)) {
      return;
    }
    end(known);
    watches.put(source.id(), new AlarmWatch(source, client, track, clock, config).start());
  }

  private static void end(@Nullable AlarmWatch watch) {
    if (watch != null) {
      watch.close();
    }
  }
}
