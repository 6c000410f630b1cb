package org.penstock.ingest.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.penstock.ingest.app.AppParts;
import org.penstock.ingest.app.AppParts.Outside;
import org.penstock.ingest.app.trust.SilentGauges;
import org.penstock.ingest.app.trust.WatchServers;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.opcua.pki.Pki;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.kit.work.BackgroundWork;

/** The real OPC UA rim, wired as the container does it. */
public final class OpcUaParts implements AutoCloseable {

  private final Pki pki;
  private final OpcUaServers servers;

  private OpcUaParts(Pki pki, OpcUaServers servers) {
    this.pki = pki;
    this.servers = servers;
  }

  public static OpcUaParts of(
      CurrentSources sources, IngestConfig config, AppParts app, Outside outside) {
    Pki pki = new Pki(config, outside.clock());
    OpcUaServers servers =
        new OpcUaServers(
            sources,
            new Clients(
                pki,
                outside.secrets(),
                new WatchServers(new SilentGauges(), outside.clock(), config),
                outside.clock(),
                config),
            app.stream(),
            app.track(),
            app.describe(),
            outside.counters(),
            outside.clock(),
            config);
    return new OpcUaParts(pki, servers);
  }

  /** The supervisors. */
  public List<? extends BackgroundWork> works() {
    return servers.works();
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
