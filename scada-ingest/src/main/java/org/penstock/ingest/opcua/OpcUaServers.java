package org.penstock.ingest.opcua;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.penstock.event.GapCause;
import org.penstock.ingest.app.DescribeTags;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.NodeBrowsing;
import org.penstock.ingest.domain.link.SourceControl;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.port.Counters;
import org.penstock.ingest.domain.port.CurrentSources;
import org.penstock.ingest.domain.port.ScadaServers;
import org.penstock.ingest.domain.source.ConnectionTest;
import org.penstock.ingest.domain.source.SourceChanges;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.alarm.LiveClients;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.threads.WorkThreads;
import org.penstock.kit.work.WorkSource;

/** The configured servers: a supervisor for each, and what can be asked of them. */
@ApplicationScoped
class OpcUaServers implements ScadaServers, SourceControl, NodeBrowsing, LiveClients, WorkSource {

  private final WorkThreads<SuperviseSource> supervisors = new WorkThreads<>();
  private final Function<SourceSpec, SuperviseSource> newSupervisor;
  private final TrackSources track;
  private final ConnectionProbe probe;

  OpcUaServers(
      CurrentSources sources,
      Clients clients,
      StreamReadings stream,
      TrackSources track,
      DescribeTags describe,
      Counters counters,
      InstantSource clock,
      IngestConfig config) {
    this.track = track;
    this.newSupervisor =
        source ->
            new SuperviseSource(source, clients, stream, track, describe, counters, clock, config);
    sources.now().all().forEach(this::start);
    this.probe = new ConnectionProbe(clients, clock);
  }

  @Override
  public List<WorkThreads<SuperviseSource>> works() {
    return List.of(supervisors);
  }

  private void start(SourceSpec source) {
    supervisors.put(source.id(), newSupervisor.apply(source));
  }

  @Override
  public void change(SourceChanges changes) {
    changes.stopped().forEach(source -> supervisors.remove(source.id()));
    for (SourceSpec source : changes.restarted()) {
      track.left(source, GapCause.CONFIG_CHANGE, "the connection is configured anew");
    }
    changes.started().forEach(this::start);
    for (SourceChanges.Retagged retagged : changes.retagged()) {
      SuperviseSource supervisor = supervisors.get(retagged.after().id());
      if (supervisor != null) {
        supervisor.orders().configure(retagged.after());
      }
    }
  }

  /** The connection to a source, while there is one. */
  Optional<SourceConnection> connection(String sourceId) {
    return Optional.ofNullable(supervisors.get(sourceId)).flatMap(SuperviseSource::connection);
  }

  @Override
  public Optional<OpcUaClient> client(String sourceId) {
    return connection(sourceId)
        .filter(SourceConnection::isSessionActive)
        .map(SourceConnection::client);
  }

  @Override
  public PollAnswer read(SourceSpec source, List<TagSpec> tags) {
    SourceConnection connection = connection(source.id()).orElse(null);
    if (connection == null || !connection.isSessionActive()) {
      return new PollAnswer.Away("there is no session with the server");
    }
    try {
      return new PollAnswer.Samples(connection.ask().read(tags));
    } catch (SourceFaultException e) {
      return new PollAnswer.Away(e.reason());
    }
  }

  @Override
  public boolean restart(String sourceId) {
    return order(sourceId, SourceOrders::restart);
  }

  @Override
  public void reconnect(String sourceId) {
    var _ = order(sourceId, SourceOrders::reconnect);
  }

  @Override
  public boolean pause(String sourceId) {
    return order(sourceId, SourceOrders::pause);
  }

  @Override
  public boolean resume(String sourceId) {
    return order(sourceId, SourceOrders::resume);
  }

  private boolean order(String sourceId, Consumer<SourceOrders> order) {
    SuperviseSource supervisor = supervisors.get(sourceId);
    if (supervisor != null) {
      order.accept(supervisor.orders());
    }
    return supervisor != null;
  }

  @Override
  public Optional<SourceLink> link(String sourceId) {
    SuperviseSource supervisor = supervisors.get(sourceId);
    return supervisor == null
        ? Optional.empty()
        : supervisor.connection().map(SourceConnection::link);
  }

  @Override
  public Answer browse(String sourceId, String node, int skip, int most) {
    SourceConnection connection =
        connection(sourceId).filter(SourceConnection::isSessionActive).orElse(null);
    if (connection == null) {
      return new Answer.Away("there is no session with the server");
    }
    try {
      return connection.ask().browse(node, skip, most);
    } catch (SourceFaultException e) {
      return new Answer.Away(e.reason());
    }
  }

  @Override
  public ConnectionTest test(SourceSpec source) {
    return probe.test(source);
  }
}
