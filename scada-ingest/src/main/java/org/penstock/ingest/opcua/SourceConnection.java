package org.penstock.ingest.opcua;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources.Live;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.link.SourceLink;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.source.SubscriptionSeen;
import org.penstock.ingest.opcua.ask.AskServer;
import org.penstock.ingest.opcua.history.HistoryReads;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
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
  private boolean isWatched;

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
      String refused = transferRefused();
      isWatched = false;
      subscription.delete();
      client.readNamespaceTable();
      client.resetOperationLimits();
      TagSubscriptions earlier = subscription;
      subscription = newSubscriptions();
      subscription.takeOver(earlier);
      subscription.create();
      watchServer();
      return live(refused);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Makes some subscriptions anew; what the others deliver goes on. */
  Live remake(Predicate<SubscriptionSeen> which) throws SourceFaultException {
    try {
      String refused = transferRefused();
      subscription.remake(which);
      return live(refused);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Makes what an earlier call was to make and did not. */
  Live complete() throws SourceFaultException {
    try {
      subscription.complete();
      if (!isWatched) {
        watchServer();
      }
      return live(null);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  private @Nullable String transferRefused() {
    return subscription.transferRefused().map(StatusCode::toString).orElse(null);
  }

  /** A server that has no subscription left for that is read without being watched. */
  private void watchServer() {
    isWatched = true;
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

  /** Whether the server answers, and has every subscription; one that it has not is lost. */
  boolean hasAllSubscriptions() throws SourceFaultException {
    try {
      return subscription.serves(watch.servedSubscriptions()) && !watch.isLost();
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Has the library ask for notifications again; not when the server has lost a subscription. */
  boolean wakePublishing() throws SourceFaultException {
    try {
      if (hasAllSubscriptions()) {
        watch.create();
      }
      return true;
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Makes the items of some subscriptions anew; empty when one is lost. */
  Optional<Live> recreateItems(Predicate<SubscriptionSeen> which) throws SourceFaultException {
    try {
      if (!hasAllSubscriptions()) {
        return Optional.empty();
      }
      subscription.recreateItems(which);
      return Optional.of(live(null));
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Goes over to other tags. */
  void change(SourceSpec changed) throws SourceFaultException {
    try {
      source = changed.at(source.endpointUrl());
      subscription.change(source);
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Asks again for refused tags whose time has come. */
  void retryRefused() throws SourceFaultException {
    try {
      subscription.retryRefused();
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

  /** Why the session is away, as far as our own check of the certificate can tell. */
  SourceFaultException sessionFault() {
    return Faults.ofCheck(check)
        .orElseGet(
            () -> new SourceFaultException(SourceFault.CONNECTION_LOST, "the session is away"));
  }

  /** What can be asked of the server. */
  AskServer ask() {
    return new AskServer(client, check, clock, source.profile().itemsPerCall());
  }

  @Override
  public void close() {
    client.removeFaultListener(watch);
    session.end();
  }
}
