package org.penstock.plant.simulator.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.model.objects.ServerTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.sdk.server.subscriptions.Subscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteSubscriptionsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.penstock.plant.LoopbackPorts;
import org.penstock.plant.simulator.load.LoadNamespace;
import org.penstock.plant.simulator.load.LoadTags;
import org.penstock.plant.simulator.security.Logins;
import org.penstock.plant.simulator.security.PlantCertificates;
import org.penstock.plant.simulator.setup.ServerFaults;
import org.penstock.plant.simulator.setup.ServerSetup;
import org.penstock.plant.simulator.signal.PlantSimulation;

/**
 * The OPC UA endpoint of the plant: Basic256Sha256, signed, with or without encryption, user name
 * and password, unless the setup says otherwise. It can be closed and opened again on the same
 * port.
 */
public final class PlantServer implements AutoCloseable {
  public static final String NAMESPACE_URI = "urn:penstock:simulated-plant";
  public static final String OTHER_NAMESPACE_URI = "urn:penstock:another-namespace";
  public static final String USER = Logins.USER;
  public static final String PASSWORD = Logins.PASSWORD;

  private static final long PATIENCE_SECONDS = 30;

  private final OpcUaServer server;
  private final PlantNamespace namespace;
  private final LoadNamespace load;
  private final PlantSimulation simulation;
  private final PlantCertificates certificates;
  private final LimitedItems items;

  /** What the server shows: the plant, and the tags of the load mode where there are any. */
  public record Contents(PlantSimulation simulation, LoadTags load) {}

  private PlantServer(
      OpcUaServer server,
      PlantCertificates certificates,
      Contents contents,
      ServerSetup setup,
      ServerFaults faults) {
    this.server = server;
    this.certificates = certificates;
    this.simulation = contents.simulation();
    this.items = new LimitedItems(server, setup.limits().itemsPerCall(), faults);
    server.addServiceSet(ServerConfigs.PATH, items);
    server.addServiceSet(ServerConfigs.PATH, new FaultySubscriptions(server, faults));
    BooleanSupplier history = () -> setup.history() && !faults.isHistoryRefused();
    if (setup.swappedNamespaces()) {
      server.getNamespaceTable().add(OTHER_NAMESPACE_URI);
    }
    this.namespace = new PlantNamespace(server, simulation, setup, faults, history);
    this.load = new LoadNamespace(server, contents.load(), setup.limits().queue(), history);
    server.getNamespaceTable().add(OTHER_NAMESPACE_URI);
  }

  /** Opens the endpoint; the data folder keeps the certificates and the trust list. */
  public static PlantServer open(
      Contents contents, int port, Path dataFolder, ServerSetup setup, ServerFaults faults)
      throws IOException {
    PlantCertificates certificates = PlantCertificates.in(dataFolder, setup.certificate(), faults);
    OpcUaServer server =
        new OpcUaServer(
            ServerConfigs.of(setup, faults, certificates, port),
            profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    PlantServer opened = new PlantServer(server, certificates, contents, setup, faults);
    opened.start(port, faults);
    return opened;
  }

  private void start(int port, ServerFaults faults) throws IOException {
    namespace.startup();
    load.startup();
    simulation.connect(namespace::show);
    showClock(faults);
    await(server.startup(), "open port " + port);
    namespace.watchAlarm();
  }

  /** The library shows the clock of this machine; ours may be wrong. */
  private void showClock(ServerFaults faults) {
    serverNode()
        .getServerStatusNode()
        .getCurrentTimeNode()
        .getFilterChain()
        .addFirst(
            AttributeFilters.getValue(_ ->
                new DataValue(
                    new Variant(
                        new DateTime(DateTime.now().getJavaInstant().plus(faults.skew()))))));
  }

  /** The URL that clients take. */
  public static String endpointUrl(int port) {
    return "opc.tcp://" + LoopbackPorts.HOST + ":" + port + ServerConfigs.PATH;
  }

  /** How many sessions clients have open. */
  public int sessions() {
    return server.getSessionManager().getAllSessions().size();
  }

  /** How many subscriptions clients have. */
  public int subscriptions() {
    return server.getSubscriptions().size();
  }

  /** How many items clients monitor. */
  public int monitoredItems() {
    return namespace.monitoredItems() + load.monitoredItems();
  }

  /** The most items that a client has asked for in one call, granted or not. */
  public int largestItemsCall() {
    return items.largestCall();
  }

  /** How many items were refused for their filters. */
  public int refusedFilters() {
    return items.refusedFilters();
  }

  /** Ends every session without a word to its client; subscriptions live on unless deleted. */
  public void killSessions(boolean deleteSubscriptions) {
    for (Session session : server.getSessionManager().getAllSessions()) {
      server.getSessionManager().killSession(session.getSessionId(), deleteSubscriptions);
    }
  }

  /** Deletes every subscription as if its client had asked for it. */
  public void deleteSubscriptions() {
    List.copyOf(server.getSubscriptions().values()).forEach(PlantServer::delete);
  }

  /** The same with those alone that publish so often. */
  public void deleteSubscriptionsOf(Duration publishing) {
    List.copyOf(server.getSubscriptions().values()).stream()
        .filter(each -> Math.round(each.getPublishingInterval()) == publishing.toMillis())
        .forEach(PlantServer::delete);
  }

  private static void delete(Subscription subscription) {
    RequestHeader nobody =
        new RequestHeader(
            NodeId.NULL_VALUE,
            DateTime.now(),
            UInteger.MIN,
            UInteger.MIN,
            null,
            UInteger.MIN,
            null);
    subscription
        .getSubscriptionManager()
        .deleteSubscriptions(
            new DeleteSubscriptionsRequest(nobody, new UInteger[] {subscription.getId()}))
        .join();
  }

  /** What the server says of itself (i=2259). */
  public void showState(ServerState state) {
    serverNode().getServerStatusNode().setState(state);
  }

  /** How well the server says that it serves (i=2267): 0 to 255. */
  public void showServiceLevel(int level) {
    serverNode().setServiceLevel(ubyte(level));
  }

  private ServerTypeNode serverNode() {
    return (ServerTypeNode)
        server.getAddressSpaceManager().getManagedNode(NodeIds.Server).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    simulation.disconnect();
    load.shutdown();
    namespace.shutdown();
    await(server.shutdown(), "close");
    load.forgetItems();
    certificates.close();
  }

  private static void await(CompletableFuture<OpcUaServer> step, String what) throws IOException {
    try {
      step.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the OPC UA server was to " + what, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server cannot " + what, e);
    }
  }
}
