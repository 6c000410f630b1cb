package org.penstock.ingest.opcua;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.jboss.logging.Logger;
import org.penstock.event.ReadingOrigin;
import org.penstock.ingest.app.StreamReadings;
import org.penstock.ingest.app.TrackSources.Live;
import org.penstock.ingest.config.IngestConfig;
import org.penstock.ingest.domain.sample.QualityMapping;
import org.penstock.ingest.domain.sample.RawSample;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagDescription;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.history.HistoryReads;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.tags.NodeNames;
import org.penstock.ingest.opcua.tags.Samples;
import org.penstock.ingest.opcua.tags.TagDescriptions;
import org.penstock.ingest.opcua.tags.TagSubscriptions;

/** A client with its session and its subscription, from the first connect to the close. */
final class SourceConnection implements AutoCloseable, SessionActivityListener {

  private static final Logger LOG = Logger.getLogger(SourceConnection.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(25);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

  private final SourceSpec source;
  private final OpcUaClient client;
  private final ServerCertificateCheck check;
  private final StreamReadings stream;
  private final InstantSource clock;
  private final HistoryReads history;
  private final IngestConfig config;
  private volatile TagSubscriptions subscription;
  private volatile boolean isSessionActive;
  private volatile Instant sessionSince;

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
    this.stream = stream;
    this.clock = clock;
    this.sessionSince = clock.instant();
    this.history = new HistoryReads(client, clock);
    this.config = config;
    this.subscription = newSubscriptions();
  }

  /** Connects; nothing is left behind when that fails. */
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

  private void connect() throws SourceFaultException {
    client.addSessionActivityListener(this);
    try {
      client.connectAsync().get(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Faults.of(e, check);
    } catch (TimeoutException e) {
      throw new SourceFaultException(
          SourceFault.UNREACHABLE, "no session within " + CONNECT_LIMIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceFaultException(SourceFault.UNREACHABLE, "interrupted", e);
    }
  }

  /** Makes a new subscription; an earlier one is deleted if the server still has it. */
  Live subscribe() throws SourceFaultException {
    try {
      subscription.delete();
    } catch (UaException e) {
      LOG.debugf("%s: the earlier subscription is gone: %s", source.id(), e.getMessage());
    }
    try {
      client.readNamespaceTable();
      client.resetOperationLimits();
      subscription = newSubscriptions();
      subscription.create();
      return new Live(
          client.getSession().getSessionId().toParseableString(),
          source.endpointUrl(),
          subscription.refused());
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

  private TagSubscriptions newSubscriptions() {
    return new TagSubscriptions(
        source, client, config, samples -> stream.take(source, samples), clock);
  }

  TagSubscriptions subscription() {
    return subscription;
  }

  boolean isSessionActive() {
    return isSessionActive;
  }

  /** Since when the session is as it is. */
  Instant sessionSince() {
    return sessionSince;
  }

  /** Why the session is away, as far as our own check of the certificate can tell. */
  SourceFaultException sessionFault() {
    return Faults.ofCheck(check)
        .orElseGet(
            () -> new SourceFaultException(SourceFault.CONNECTION_LOST, "the session is away"));
  }

  List<TagDescription> describe() throws SourceFaultException {
    try {
      return new TagDescriptions(client).read(source.tags());
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  /** Reads tags now, one sample for each. */
  List<RawSample> read(List<TagSpec> tags) throws SourceFaultException {
    NodeNames names = new NodeNames(client);
    List<NodeId> nodes = new ArrayList<>(tags.size());
    // A null node is answered with Bad_NodeIdUnknown, as any other that the server does not know.
    tags.forEach(tag -> nodes.add(names.resolve(tag.nodeId()).orElse(NodeId.NULL_VALUE)));
    try {
      List<DataValue> values = client.readValues(0, TimestampsToReturn.Both, nodes);
      Instant now = clock.instant();
      List<RawSample> samples = new ArrayList<>(tags.size());
      for (int i = 0; i < tags.size(); i++) {
        samples.add(sample(tags.get(i), nodes.get(i), values.get(i), now));
      }
      return samples;
    } catch (UaException e) {
      throw Faults.of(e, check);
    }
  }

  private static RawSample sample(TagSpec tag, NodeId node, DataValue value, Instant now) {
    return node.isNull()
        ? Samples.without(tag.tagName(), QualityMapping.NODE_UNKNOWN, now, ReadingOrigin.POLL)
        : Samples.of(tag.tagName(), value, now, ReadingOrigin.POLL);
  }

  @Override
  public void onSessionActive(UaSession session) {
    isSessionActive = true;
    sessionSince = clock.instant();
  }

  @Override
  public void onSessionInactive(UaSession session) {
    isSessionActive = false;
    sessionSince = clock.instant();
  }

  /** Ends the session and the library's own attempts to restore it. */
  @Override
  public void close() {
    client.removeSessionActivityListener(this);
    try {
      client.disconnectAsync().get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("%s: closed without the server: %s", source.id(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
