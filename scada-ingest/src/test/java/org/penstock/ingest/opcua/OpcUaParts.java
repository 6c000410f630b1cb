package org.penstock.ingest.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penstock.ingest.app.AppParts;
import org.penstock.ingest.app.AppParts.Outside;
import org.penstock.ingest.app.trust.SilentGauges;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.Historian;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.opcua.alarm.LiveClients;
import org.penstock.ingest.opcua.pki.Pki;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.kit.work.BackgroundWork;

/** The real OPC UA rim, wired as the container does it. */
public final class OpcUaParts implements AutoCloseable {

  private final Pki pki;
  private final WatchServers watch;
  private final SilentGauges gauges;
  private final OpcUaServers servers;

  private OpcUaParts(Pki pki, WatchServers watch, SilentGauges gauges, OpcUaServers servers) {
    this.pki = pki;
    this.watch = watch;
    this.gauges = gauges;
    this.servers = servers;
  }

  public static OpcUaParts of(
      CurrentSources sources, IngestConfig config, AppParts app, Outside outside) {
    Pki pki = new Pki(config, outside.clock());
    SilentGauges gauges = new SilentGauges();
    WatchServers watch = new WatchServers(gauges, outside.clock(), config);
    OpcUaServers servers =
        new OpcUaServers(
            sources,
            new Clients(pki, outside.secrets(), watch, outside.clock(), config),
            app.stream(),
            app.track(),
            app.describe(),
            outside.counters(),
            outside.clock(),
            config);
    return new OpcUaParts(pki, watch, gauges, servers);
  }

  /** The certificate folder. */
  public Pki pki() {
    return pki;
  }

  /** What is known of the servers' certificates and clocks. */
  public WatchServers watch() {
    return watch;
  }

  /** How far the clock of each source's server is ahead. */
  public Map<String, Duration> skews() {
    return gauges.skews();
  }

  /** The histories of the servers. */
  public Historian historian() {
    return new OpcUaHistorian(servers, watch);
  }

  /** The supervisors. */
  public List<? extends BackgroundWork> works() {
    return servers.works();
  }

  /** The clients that are connected. */
  public LiveClients clients() {
    return servers;
  }

  /** What can be asked of the servers. */
  public ScadaServers servers() {
    return servers;
  }

  /** The connection to a source as it is now. */
  public Optional<SourceLink> link(String sourceId) {
    return servers.link(sourceId);
  }

  /** What a person orders: another connection. */
  public void restart(String sourceId) {
    servers.restart(sourceId);
  }

  /** What a person orders: no connection for a while. */
  public void pause(String sourceId) {
    servers.pause(sourceId);
  }

  /** What a person orders: a connection again. */
  public void resume(String sourceId) {
    servers.resume(sourceId);
  }

  @Override
  public void close() {
    try {
      pki.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
