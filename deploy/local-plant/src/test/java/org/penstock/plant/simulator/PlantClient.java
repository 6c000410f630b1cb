package org.penstock.plant.simulator;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultClientCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;
import org.penstock.plant.simulator.opcua.PlantServer;

/** A client as a real one is set up: encrypted, with a name, trusting the exported certificate. */
final class PlantClient implements AutoCloseable {
  private static final String URI = "urn:penstock:test-client";

  /** To make a key takes longer than most of what is tested. */
  private static final KeyPair KEYS = newKeys();

  private final OpcUaClient client;

  private PlantClient(OpcUaClient client) {
    this.client = client;
  }

  static PlantClient connect(String url, Path data) throws Exception {
    return connect(url, data, new UsernameProvider(PlantServer.USER, PlantServer.PASSWORD));
  }

  static PlantClient connect(String url, Path data, IdentityProvider identity) throws Exception {
    return connect(
        url, data.resolve("server-certificate.der"), SecurityPolicy.Basic256Sha256, identity);
  }

  static PlantClient connect(
      String url, Path serverCertificate, SecurityPolicy policy, IdentityProvider identity)
      throws Exception {
    X509Certificate own =
        new SelfSignedCertificateBuilder(KEYS)
            .setCommonName("test client")
            .setApplicationUri(URI)
            .build();
    MemoryTrustListManager trusted = new MemoryTrustListManager();
    trusted.addTrustedCertificate(read(serverCertificate));
    OpcUaClient client =
        OpcUaClient.create(
            url,
            endpoints ->
                endpoints.stream()
                    .filter(e -> e.getSecurityMode() == MessageSecurityMode.SignAndEncrypt)
                    .filter(e -> policy.getUri().equals(e.getSecurityPolicyUri()))
                    .findFirst(),
            transport -> {},
            config ->
                config
                    .setApplicationUri(URI)
                    .setApplicationName(LocalizedText.english("test client"))
                    .setKeyPair(KEYS)
                    .setCertificate(own)
                    .setCertificateChain(new X509Certificate[] {own})
                    .setCertificateValidator(
                        new DefaultClientCertificateValidator(
                            trusted,
                            Set.of(
                                ValidationCheck.APPLICATION_URI,
                                ValidationCheck.VALIDITY,
                                ValidationCheck.HOSTNAME),
                            new MemoryCertificateQuarantine()))
                    .setIdentityProvider(identity)
                    .setMaxPendingPublishRequests(uint(1))
                    .setRequestTimeout(uint(10_000)));
    PlantClient connected = new PlantClient(client);
    try {
      client.connect();
      return connected;
    } catch (UaException e) {
      connected.close();
      throw e;
    }
  }

  private static KeyPair newKeys() {
    try {
      return SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }

  private static X509Certificate read(Path certificate) throws Exception {
    try (InputStream der = Files.newInputStream(certificate)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
    }
  }

  OpcUaClient client() {
    return client;
  }

  NodeId node(String tag) throws UaException {
    return new NodeId(client.readNamespaceTable().getIndex(PlantServer.NAMESPACE_URI), tag);
  }

  /** The condition id (Part 9, 5.5.2) of the turbidity alarm. */
  NodeId conditionId() {
    return new NodeId(
        client.getNamespaceTable().getIndex(PlantServer.NAMESPACE_URI), "alarms.filter2.turbidity");
  }

  static DateTime sourceTime(DataValue value) {
    return Objects.requireNonNull(value.sourceTime());
  }

  DataValue read(NodeId node) throws UaException {
    return client.readValue(0, TimestampsToReturn.Both, node);
  }

  /** Raw history, page by page; answers with the pages. */
  List<List<DataValue>> history(NodeId node, DateTime start, DateTime end, int perPage)
      throws UaException {
    List<List<DataValue>> pages = new ArrayList<>();
    ByteString continuation = ByteString.NULL_VALUE;
    do {
      HistoryReadResult result = historyPage(node, start, end, perPage, continuation);
      if (result.getStatusCode().isBad()) {
        throw new UaException(result.getStatusCode());
      }
      HistoryData data =
          (HistoryData) result.getHistoryData().decode(client.getStaticEncodingContext());
      pages.add(List.of(data.getDataValues() == null ? new DataValue[0] : data.getDataValues()));
      continuation = result.getContinuationPoint();
    } while (continuation != null && continuation.isNotNull());
    return pages;
  }

  HistoryReadResult historyPage(
      NodeId node, DateTime start, DateTime end, int perPage, ByteString continuation)
      throws UaException {
    HistoryReadResult[] results =
        client
            .historyRead(
                new ReadRawModifiedDetails(false, start, end, uint(perPage), false),
                TimestampsToReturn.Both,
                false,
                List.of(new HistoryReadValueId(node, null, QualifiedName.NULL_VALUE, continuation)))
            .getResults();
    return Objects.requireNonNull(results)[0];
  }

  @Override
  public void close() {
    try {
      client.disconnect();
    } catch (UaException e) {
      throw new IllegalStateException("the client cannot be closed", e);
    }
  }
}
