package org.penstock.ingest.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.jspecify.annotations.Nullable;
import org.penstock.ingest.domain.source.SourceFault;
import org.penstock.ingest.domain.source.SourceSpec;
import org.penstock.ingest.domain.tag.TagSpec;
import org.penstock.ingest.opcua.pki.ServerCertificateCheck;
import org.penstock.ingest.opcua.security.Clients;
import org.penstock.ingest.opcua.security.Faults;
import org.penstock.ingest.opcua.security.SourceFaultException;
import org.penstock.ingest.opcua.tags.NodeNames;

/**
 * The steps of a connection test; each answers with what it found. They are called in their order
 * and build on each other.
 */
final class ProbeSteps {

  private final SourceSpec source;
  private final Clients clients;
  private final ServerCertificateCheck check;
  private volatile List<EndpointDescription> offered = List.of();
  private volatile @Nullable EndpointDescription chosen;
  private volatile @Nullable OpcUaClient client;

  ProbeSteps(SourceSpec source, Clients clients) {
    this.source = source;
    this.clients = clients;
    this.check = clients.newCheck(source);
  }

  ServerCertificateCheck check() {
    return check;
  }

  /** Whether there may be a session to close. */
  boolean isOpen() {
    return client != null;
  }

  String dns() throws SourceFaultException {
    String host = host();
    try {
      List<String> addresses =
          Stream.of(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).toList();
      return "%s is %s".formatted(host, addresses);
    } catch (UnknownHostException e) {
      throw new SourceFaultException(
          SourceFault.UNREACHABLE, "the host name %s is not known here".formatted(host), e);
    }
  }

  String tcp() throws SourceFaultException {
    int port = EndpointUtil.getPort(source.endpointUrl());
    try (Socket socket = new Socket()) {
      int limit = Math.toIntExact(clients.stepLimit().toMillis());
      socket.connect(new InetSocketAddress(host(), port), limit);
      return "connected to " + socket.getRemoteSocketAddress();
    } catch (IOException e) {
      throw new SourceFaultException(SourceFault.UNREACHABLE, Faults.words(e), e);
    }
  }

  private String host() throws SourceFaultException {
    String host = EndpointUtil.getHost(source.endpointUrl());
    if (host == null) {
      throw new SourceFaultException(
          SourceFault.UNREACHABLE,
          "'%s' is no URL such as opc.tcp://host:4840".formatted(source.endpointUrl()));
    }
    return host;
  }

  String endpoints() throws SourceFaultException {
    offered = clients.discover(source);
    return "the server offers %d endpoints".formatted(offered.size());
  }

  String security() throws SourceFaultException {
    EndpointDescription endpoint = clients.choose(source, offered);
    chosen = endpoint;
    return "%s, %s, %s"
        .formatted(
            source.security().policy(), endpoint.getSecurityMode(), source.identity().words());
  }

  String certificate() throws UaException {
    EndpointDescription endpoint = present(chosen);
    if (source.security().policy().equals("None")) {
      return "not checked: the channel is not secured";
    }
    check.validateCertificateChain(
        CertificateUtil.decodeCertificates(endpoint.getServerCertificate().bytesOrEmpty()),
        endpoint.getServer().getApplicationUri(),
        new String[] {EndpointUtil.getHost(source.endpointUrl())});
    return "the server's certificate is trusted and valid";
  }

  String login() throws SourceFaultException, UaException, InterruptedException {
    OpcUaClient created = clients.create(source, present(chosen), offered, check);
    // Kept before it is used: what it opens is closed also when this takes too long.
    client = created;
    try {
      created.connectAsync().get();
      return "logged in as " + source.identity().words();
    } catch (ExecutionException e) {
      throw Faults.of(e, check);
    }
  }

  String namespace() throws SourceFaultException {
    NodeNames names = new NodeNames(present(client));
    List<String> unknown =
        source.tags().stream()
            .filter(tag -> names.resolve(tag.nodeId()).isEmpty())
            .map(TagSpec::tagName)
            .toList();
    if (!unknown.isEmpty() && unknown.size() == source.tags().size()) {
      throw new SourceFaultException(
          SourceFault.UNEXPECTED, "the server has the namespace of no configured tag");
    }
    return unknown.isEmpty()
        ? "the namespaces of all tags are there"
        : "the namespaces of these tags are missing: " + unknown;
  }

  String read() throws UaException {
    OpcUaClient connected = present(client);
    NodeNames names = new NodeNames(connected);
    TagSpec tag =
        source.tags().stream()
            .filter(candidate -> names.resolve(candidate.nodeId()).isPresent())
            .findFirst()
            .orElse(null);
    if (tag == null) {
      return "the source has no tags to read";
    }
    NodeId node = names.resolve(tag.nodeId()).orElseThrow();
    DataValue value = connected.readValue(0, TimestampsToReturn.Both, node);
    return "%s is %s, status %s"
        .formatted(tag.tagName(), value.value().value(), value.statusCode());
  }

  String close() throws InterruptedException, ExecutionException {
    present(client).disconnectAsync().get();
    return "the session is closed";
  }

  private static <T> T present(@Nullable T made) {
    if (made == null) {
      throw new IllegalStateException("an earlier step did not pass");
    }
    return made;
  }
}
