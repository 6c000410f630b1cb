package org.penstock.ingest.opcua;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources.Live;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.NodeBrowsing.Answer;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.ask.EnumTexts;
import org.penstock.ingest.opcua.ask.NodeBrowser;
import org.penstock.ingest.opcua.ask.TagReads;
import org.penstock.ingest.opcua.history.HistoryReads;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.tags.TagDescriptions;
import org.penstock.ingest.opcua.tags.TagSubscriptions;
import org.penstock.ingest.opcua.watch.ServerWatch;
import org.penstock.ingest.opcua.watch.SessionWatch;

/** A client with its session and its subscriptions, from the first connect to the close. */
final class SourceConnection implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SourceConnection.class);

  private volatile SourceSpec source;
  private final OpcUaClient client;
  private final ServerCertificateCheck check;
  private final SessionWatch session;
  private final ServerWatch watch;
  private final StreamReadings stream;
  private final InstantSource clock;
  private final HistoryReads history;
  private final Instant openedAt;
  private final IngestConfig config;
  private volatile TagSubscriptions subscription;

  private SourceConnection(
      SourceSpec source,
      OpcUaClient client,
      ServerCertificateCheck check,
      StreamReadings stream,
      InstantSource clock,
      IngestConfig config) {
    this.source = source;
    this.client = client;
    this.check = check;
    this.session = new SessionWatch(client, clock);
    this.watch = new ServerWatch(client);
    this.stream = stream;
    this.clock = clock;
    this.history = new HistoryReads(client, clock);
    this.openedAt = clock.instant();
    this.config = config;
    this.subscription = newSubscriptions();
  }

  private TagSubscriptions newSubscriptions() {
    return new TagSubscriptions(
        source, client, config, samples -> stream.take(source, samples), stream::pollFailed, clock);
  }

  /** Connects; nothing is left behind when that fails or is interrupted. */
  static SourceConnection open(
      SourceSpec source,
      Clients clients,
      StreamReadings stream,
      InstantSource clock,
      IngestConfig config)
      throws SourceFaultException {
    List<EndpointDescription> offered = clients.discover(source);
    EndpointDescription endpoint = clients.choose(source, offered);
    ServerCertificateCheck check = clients.newCheck(source);
    OpcUaClient client;
    try {
      client = clients.create(source, endpoint, offered, check);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
    SourceConnection connection =
        new SourceConnection(source, client, check, stream, clock, config);
    try {
      connection.connect();
      return connection;
    } catch (SourceFaultException e) {
      connection.close();
      throw e;
    }
  }

  /** How long this may take is said by the one who waits for it. */
  private void connect() throws SourceFaultException {
    try {
      client.connectAsync().get();
    } catch (ExecutionException e) {
      throw Faults.of(e, check);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Faults.ofCheck(check)
          .orElseGet(
              () -> new SourceFaultException(SourceFault.UNREACHABLE, "no session in time", e));
    }
  }

  /** Makes new subscriptions; earlier ones are deleted if the server still has them. */
  Live subscribe() throws SourceFaultException {
    try {
      String refused = subscription.transferRefused().map(StatusCode::toString).orElse(null);
      deleteSubscription();
      client.readNamespaceTable();
      client.resetOperationLimits();
      subscription = newSubscriptions();
      subscription.create();
      watchServer();
      return live(refused);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** A server that has no subscription left for that is read without being watched. */
  private void watchServer() {
    try {
      watch.create();
    } catch (UaException e) {
      LOG.warnf("%s: its state is not watched: %s", source.id(), e.getMessage());
    }
  }

  private Live live(@Nullable String transferRefused) throws UaException {
    ServerWatch.Times times = watch.times(clock);
    String id = client.getSession().getSessionId().toParseableString();
    return new Live(id, subscription.refused(), times.start(), transferRefused, times.skew());
  }

  private void deleteSubscription() {
    try {
      subscription.delete();
    } catch (UaException e) {
      LOG.debugf("%s: the earlier subscription is gone: %s", source.id(), e.getMessage());
    }
  }

  /** Has the library ask for notifications again; false when the server has lost a subscription. */
  boolean wakePublishing() throws SourceFaultException {
    try {
      if (!watch.hasAllSubscriptions()) {
        return false;
      }
      watch.create();
      return true;
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Makes the items anew; empty when the subscription itself is gone. */
  Optional<Live> recreateItems() throws SourceFaultException {
    try {
      if (!watch.hasAllSubscriptions()) {
        return Optional.empty();
      }
      subscription.recreateItems();
      return subscription.isLost() ? Optional.empty() : Optional.of(live(null));
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Goes over to other tags; the tags refused then. */
  Map<String, String> change(SourceSpec changed) throws SourceFaultException {
    try {
      source = changed.at(source.endpointUrl());
      subscription.change(source);
      return subscription.refused();
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  Map<String, String> retryRefused() throws SourceFaultException {
    try {
      subscription.retryRefused();
      return subscription.refused();
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  HistoryReads history() {
    return history;
  }

  TagSubscriptions subscription() {
    return subscription;
  }

  /** The connection as it is now, for people who ask. */
  SourceLink link() {
    return new SourceLink(
        source.endpointUrl(),
        openedAt,
        session.isActive(),
        session.since(),
        subscription.links(),
        subscription.report());
  }

  /** What the server says of itself. */
  ServerWatch watch() {
    return watch;
  }

  Instant openedAt() {
    return openedAt;
  }

  /** The client itself, for what is not about tags. */
  OpcUaClient client() {
    return client;
  }

  boolean isSessionActive() {
    return session.isActive();
  }

  /** Since when the session is as it is. */
  Instant sessionSince() {
    return session.since();
  }

  /** Whether a server that offers this has the certificate that this client knows. */
  boolean knows(List<EndpointDescription> offered) {
    ByteString known = client.getConfig().getEndpoint().getServerCertificate();
    return offered.stream()
        .map(EndpointDescription::getServerCertificate)
        .anyMatch(certificate -> certificate != null && certificate.equals(known));
  }

  /** Why the session is away, as far as our own check of the certificate can tell. */
  SourceFaultException sessionFault() {
    return Faults.ofCheck(check)
        .orElseGet(
            () -> new SourceFaultException(SourceFault.CONNECTION_LOST, "the session is away"));
  }

  List<TagDescription> describe() throws SourceFaultException {
    try {
      List<TagSpec> tags = source.tags();
      return new EnumTexts(client).addTo(new TagDescriptions(client).read(tags), tags);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Looks under a node. */
  Answer browse(String node, int skip, int most) throws SourceFaultException {
    try {
      return new NodeBrowser(client).browse(node, skip, most);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Reads tags now, one sample for each. */
  List<RawSample> read(List<TagSpec> tags) throws SourceFaultException {
    try {
      return new TagReads(client, clock, source.profile().itemsPerCall()).read(tags);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  @Override
  public void close() {
    client.removeFaultListener(watch);
    session.end();
  }
}
