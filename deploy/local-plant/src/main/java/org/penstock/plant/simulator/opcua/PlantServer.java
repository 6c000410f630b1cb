package org.penstock.plant.simulator.opcua;

import static org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.penstock.plant.simulator.signal.PlantSimulation;

/**
 * The OPC UA endpoint of the plant: Basic256Sha256, signed, with or without encryption, user name
 * and password; no anonymous user. It can be closed and opened again on the same port.
 */
public final class PlantServer implements AutoCloseable {
  public static final String APPLICATION_URI = "urn:penstock:simulated-plant";
  public static final String NAMESPACE_URI = "urn:penstock:simulated-plant";
  public static final String USER = "penstock-ingest";
  public static final String PASSWORD = "penstock-ingest";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String PATH = "/plant";
  private static final long PATIENCE_SECONDS = 30;

  private final OpcUaServer server;
  private final PlantNamespace namespace;
  private final PlantSimulation simulation;

  private PlantServer(OpcUaServer server, PlantNamespace namespace, PlantSimulation simulation) {
    this.server = server;
    this.namespace = namespace;
    this.simulation = simulation;
  }

  /** Opens the endpoint; the data folder keeps the certificate and the trust list. */
  public static PlantServer open(PlantSimulation simulation, int port, Path dataFolder)
      throws IOException {
    PlantCertificates certificates = PlantCertificates.in(dataFolder);
    OpcUaServer server =
        new OpcUaServer(
            config(certificates, port),
            profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    PlantNamespace namespace = new PlantNamespace(server, simulation.history());
    namespace.startup();
    simulation.connect(namespace::show);
    try {
      server.startup().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while opening port " + port, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server cannot open port " + port, e);
    }
    namespace.watchAlarm();
    return new PlantServer(server, namespace, simulation);
  }

  /** The URL that clients take. */
  public static String endpointUrl(int port) {
    return "opc.tcp://" + LOOPBACK + ":" + port + PATH;
  }

  private static OpcUaServerConfig config(PlantCertificates certificates, int port) {
    return OpcUaServerConfig.builder()
        .setApplicationUri(APPLICATION_URI)
        .setProductUri(APPLICATION_URI)
        .setApplicationName(LocalizedText.english("Penstock simulated plant"))
        .setBuildInfo(
            new BuildInfo(
                APPLICATION_URI, "Penstock", "Simulated plant", "1", "1", DateTime.NULL_VALUE))
        .setCertificateManager(certificates.manager())
        .setIdentityValidator(
            new UsernameIdentityValidator(challenge ->
                USER.equals(challenge.getUsername()) && PASSWORD.equals(challenge.getPassword())))
        .setEndpoints(endpoints(certificates, port))
        .build();
  }

  private static Set<EndpointConfig> endpoints(PlantCertificates certificates, int port) {
    EndpointConfig.Builder secured =
        EndpointConfig.newBuilder()
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setBindAddress(LOOPBACK)
            .setBindPort(port)
            .setHostname(LOOPBACK)
            .setPath(PATH)
            .setCertificate(certificates.certificate())
            .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
            .addTokenPolicy(USER_TOKEN_POLICY_USERNAME);
    Set<EndpointConfig> endpoints = new LinkedHashSet<>();
    endpoints.add(secured.copy().setSecurityMode(MessageSecurityMode.SignAndEncrypt).build());
    endpoints.add(secured.copy().setSecurityMode(MessageSecurityMode.Sign).build());
    // Discovery must work before a client knows the certificate (OPC UA Part 6, 7.1.4); Milo gives
    // this path no session services, so nothing can be read through it.
    endpoints.add(
        secured
            .copy()
            .setPath(PATH + "/discovery")
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .build());
    return endpoints;
  }

  /** How many sessions clients have open. */
  public int sessions() {
    return server.getSessionManager().getAllSessions().size();
  }

  /** How many items clients monitor. */
  public int monitoredItems() {
    return namespace.monitoredItems();
  }

  @Override
  public void close() throws IOException {
    simulation.disconnect();
    namespace.shutdown();
    try {
      server.shutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while closing the OPC UA server", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server did not close", e);
    }
  }
}
